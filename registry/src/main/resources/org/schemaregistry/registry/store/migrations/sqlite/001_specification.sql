-- The specification's tables, always holding the current state, for any program to read.
CREATE TABLE IF NOT EXISTS data_sources (
  id         TEXT    PRIMARY KEY,
  uri        TEXT    NOT NULL,
  type       TEXT    NOT NULL,
  version    TEXT    NOT NULL,
  updated_at INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS table_meta (
  source_id   TEXT    NOT NULL,
  table_name  TEXT    NOT NULL,
  schema_json TEXT    NOT NULL,
  version     TEXT    NOT NULL,
  updated_at  INTEGER NOT NULL,
  PRIMARY KEY (source_id, table_name),
  FOREIGN KEY (source_id) REFERENCES data_sources(id) ON DELETE CASCADE
);

CREATE TABLE IF NOT EXISTS ontology_mapping (
  entity_name   TEXT PRIMARY KEY,
  source_tables TEXT NOT NULL
);
