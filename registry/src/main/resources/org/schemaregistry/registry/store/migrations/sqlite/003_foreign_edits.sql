-- Rows of the specification's tables that another program wrote and this one has not adopted.
CREATE TABLE registry_foreign_edit (
  number     INTEGER PRIMARY KEY AUTOINCREMENT,
  kind       TEXT NOT NULL,
  source_id  TEXT NOT NULL,
  table_name TEXT NOT NULL,
  UNIQUE (kind, source_id, table_name)
);

-- A file that the specification's own program made is adopted like an edit.
INSERT INTO registry_foreign_edit (kind, source_id, table_name)
SELECT 'source', id, '' FROM data_sources ORDER BY id;

INSERT INTO registry_foreign_edit (kind, source_id, table_name)
SELECT 'table', source_id, table_name FROM table_meta ORDER BY source_id, table_name;

CREATE TRIGGER registry_foreign_source_insert AFTER INSERT ON data_sources
WHEN (SELECT writing FROM registry_head) = 0
BEGIN
  DELETE FROM registry_foreign_edit WHERE kind = 'source' AND source_id = NEW.id AND table_name = '';
  INSERT INTO registry_foreign_edit (kind, source_id, table_name) VALUES ('source', NEW.id, '');
END;

CREATE TRIGGER registry_foreign_source_update AFTER UPDATE ON data_sources
WHEN (SELECT writing FROM registry_head) = 0
  AND (OLD.id IS NOT NEW.id OR OLD.uri IS NOT NEW.uri OR OLD.type IS NOT NEW.type
       OR OLD.version IS NOT NEW.version)
BEGIN
  DELETE FROM registry_foreign_edit
  WHERE kind = 'source' AND source_id IN (OLD.id, NEW.id) AND table_name = '';
  INSERT INTO registry_foreign_edit (kind, source_id, table_name)
  SELECT 'source', OLD.id, '' WHERE OLD.id IS NOT NEW.id;
  INSERT INTO registry_foreign_edit (kind, source_id, table_name) VALUES ('source', NEW.id, '');
END;

CREATE TRIGGER registry_foreign_source_delete AFTER DELETE ON data_sources
WHEN (SELECT writing FROM registry_head) = 0
BEGIN
  DELETE FROM registry_foreign_edit WHERE kind = 'source' AND source_id = OLD.id AND table_name = '';
  INSERT INTO registry_foreign_edit (kind, source_id, table_name) VALUES ('source', OLD.id, '');
END;

CREATE TRIGGER registry_foreign_table_insert AFTER INSERT ON table_meta
WHEN (SELECT writing FROM registry_head) = 0
BEGIN
  DELETE FROM registry_foreign_edit
  WHERE kind = 'table' AND source_id = NEW.source_id AND table_name = NEW.table_name;
  INSERT INTO registry_foreign_edit (kind, source_id, table_name)
  VALUES ('table', NEW.source_id, NEW.table_name);
END;

CREATE TRIGGER registry_foreign_table_update AFTER UPDATE ON table_meta
WHEN (SELECT writing FROM registry_head) = 0
  AND (OLD.source_id IS NOT NEW.source_id OR OLD.table_name IS NOT NEW.table_name
       OR OLD.schema_json IS NOT NEW.schema_json OR OLD.version IS NOT NEW.version)
BEGIN
  DELETE FROM registry_foreign_edit
  WHERE kind = 'table'
    AND ((source_id = OLD.source_id AND table_name = OLD.table_name)
         OR (source_id = NEW.source_id AND table_name = NEW.table_name));
  INSERT INTO registry_foreign_edit (kind, source_id, table_name)
  SELECT 'table', OLD.source_id, OLD.table_name
  WHERE OLD.source_id IS NOT NEW.source_id OR OLD.table_name IS NOT NEW.table_name;
  INSERT INTO registry_foreign_edit (kind, source_id, table_name)
  VALUES ('table', NEW.source_id, NEW.table_name);
END;

CREATE TRIGGER registry_foreign_table_delete AFTER DELETE ON table_meta
WHEN (SELECT writing FROM registry_head) = 0
BEGIN
  DELETE FROM registry_foreign_edit
  WHERE kind = 'table' AND source_id = OLD.source_id AND table_name = OLD.table_name;
  INSERT INTO registry_foreign_edit (kind, source_id, table_name)
  VALUES ('table', OLD.source_id, OLD.table_name);
END;

-- The mapping table is its own truth; a foreign edit only has to be noticed.
CREATE TRIGGER registry_foreign_mapping_insert AFTER INSERT ON ontology_mapping
WHEN (SELECT writing FROM registry_head) = 0
BEGIN
  UPDATE registry_mapping_state SET revision = revision + 1;
END;

CREATE TRIGGER registry_foreign_mapping_update AFTER UPDATE ON ontology_mapping
WHEN (SELECT writing FROM registry_head) = 0
BEGIN
  UPDATE registry_mapping_state SET revision = revision + 1;
END;

CREATE TRIGGER registry_foreign_mapping_delete AFTER DELETE ON ontology_mapping
WHEN (SELECT writing FROM registry_head) = 0
BEGIN
  UPDATE registry_mapping_state SET revision = revision + 1;
END;
