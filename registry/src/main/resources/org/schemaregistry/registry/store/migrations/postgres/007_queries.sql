-- Queries that are kept. planned is {table: version}; broken_since is the time of the commit that
-- broke the query, until it is whole again. Their number stands with the source, so that a commit
-- to a source without any does not look for them.
CREATE TABLE registry_query (
  name         TEXT COLLATE "C" PRIMARY KEY,
  source_id    TEXT COLLATE "C" NOT NULL,
  language     TEXT,
  query        TEXT    NOT NULL,
  planned      TEXT    NOT NULL,
  verdict      TEXT    NOT NULL,
  broken_since BIGINT,
  actor        TEXT    NOT NULL,
  added_at     BIGINT NOT NULL
);

CREATE INDEX registry_query_of_source ON registry_query (source_id, name);

ALTER TABLE registry_source ADD COLUMN queries BIGINT NOT NULL DEFAULT 0;

-- What the doers reported of one version of a table; reports counts them, body is JSON.
CREATE TABLE registry_guard (
  source_id  TEXT COLLATE "C" NOT NULL,
  table_name TEXT COLLATE "C" NOT NULL,
  version    TEXT    NOT NULL,
  reports    BIGINT NOT NULL,
  body       TEXT    NOT NULL,
  PRIMARY KEY (source_id, table_name, version)
);
