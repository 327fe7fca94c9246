-- Rows of the specification's tables that another program wrote and this one has not adopted.
CREATE TABLE registry_foreign_edit (
  number     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind       TEXT NOT NULL,
  source_id  TEXT COLLATE "C" NOT NULL,
  table_name TEXT COLLATE "C" NOT NULL,
  UNIQUE (kind, source_id, table_name)
);

-- A database that the specification's own program made is adopted like an edit.
INSERT INTO registry_foreign_edit (kind, source_id, table_name)
SELECT 'source', id, '' FROM data_sources ORDER BY id;

INSERT INTO registry_foreign_edit (kind, source_id, table_name)
SELECT 'table', source_id, table_name FROM table_meta ORDER BY source_id, table_name;

CREATE FUNCTION registry_note_foreign(kind_ TEXT, source_ TEXT, table_ TEXT) RETURNS void
LANGUAGE sql AS $$
  DELETE FROM registry_foreign_edit
  WHERE kind = kind_ AND source_id = source_ AND table_name = table_;
  INSERT INTO registry_foreign_edit (kind, source_id, table_name)
  VALUES (kind_, source_, table_)
  ON CONFLICT DO NOTHING;
$$;

CREATE FUNCTION registry_foreign_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM registry_note_foreign('source', OLD.id, '');
  ELSIF TG_OP = 'INSERT' THEN
    PERFORM registry_note_foreign('source', NEW.id, '');
  ELSIF (OLD.id, OLD.uri, OLD.type, OLD.version) IS DISTINCT FROM
        (NEW.id, NEW.uri, NEW.type, NEW.version) THEN
    IF OLD.id <> NEW.id THEN
      PERFORM registry_note_foreign('source', OLD.id, '');
    END IF;
    PERFORM registry_note_foreign('source', NEW.id, '');
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION registry_foreign_table() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM registry_note_foreign('table', OLD.source_id, OLD.table_name);
  ELSIF TG_OP = 'INSERT' THEN
    PERFORM registry_note_foreign('table', NEW.source_id, NEW.table_name);
  ELSIF (OLD.source_id, OLD.table_name, OLD.schema_json, OLD.version) IS DISTINCT FROM
        (NEW.source_id, NEW.table_name, NEW.schema_json, NEW.version) THEN
    IF (OLD.source_id, OLD.table_name) <> (NEW.source_id, NEW.table_name) THEN
      PERFORM registry_note_foreign('table', OLD.source_id, OLD.table_name);
    END IF;
    PERFORM registry_note_foreign('table', NEW.source_id, NEW.table_name);
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION registry_foreign_mapping() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE registry_mapping_state SET revision = revision + 1;
  RETURN NULL;
END
$$;

-- The registry's own connections set schema_registry.writer.
CREATE TRIGGER registry_foreign_source AFTER INSERT OR UPDATE OR DELETE ON data_sources
FOR EACH ROW WHEN (current_setting('schema_registry.writer', true) IS DISTINCT FROM 'on')
EXECUTE FUNCTION registry_foreign_source();

CREATE TRIGGER registry_foreign_table AFTER INSERT OR UPDATE OR DELETE ON table_meta
FOR EACH ROW WHEN (current_setting('schema_registry.writer', true) IS DISTINCT FROM 'on')
EXECUTE FUNCTION registry_foreign_table();

CREATE TRIGGER registry_foreign_mapping AFTER INSERT OR UPDATE OR DELETE ON ontology_mapping
FOR EACH ROW WHEN (current_setting('schema_registry.writer', true) IS DISTINCT FROM 'on')
EXECUTE FUNCTION registry_foreign_mapping();
