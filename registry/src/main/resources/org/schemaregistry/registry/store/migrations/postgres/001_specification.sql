-- The specification's tables, always holding the current state, for any program to read. Keys
-- compare bytewise, so that both backends order alike; milliseconds do not fit INTEGER here.
CREATE TABLE IF NOT EXISTS data_sources (
  id         TEXT COLLATE "C" PRIMARY KEY,
  uri        TEXT   NOT NULL,
  type       TEXT   NOT NULL,
  version    TEXT   NOT NULL,
  updated_at BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS table_meta (
  source_id   TEXT COLLATE "C" NOT NULL,
  table_name  TEXT COLLATE "C" NOT NULL,
  schema_json TEXT   NOT NULL,
  version     TEXT   NOT NULL,
  updated_at  BIGINT NOT NULL,
  PRIMARY KEY (source_id, table_name),
  FOREIGN KEY (source_id) REFERENCES data_sources(id) ON DELETE CASCADE
);

CREATE TABLE IF NOT EXISTS ontology_mapping (
  entity_name   TEXT COLLATE "C" PRIMARY KEY,
  source_tables TEXT NOT NULL
);
