-- One row. writing is 1 only inside a transaction of this program, so another one always reads 0.
CREATE TABLE registry_head (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  revision   INTEGER NOT NULL,
  last_event INTEGER NOT NULL,
  audit_seq  INTEGER NOT NULL,
  audit_hash TEXT    NOT NULL,
  writing    INTEGER NOT NULL
);

INSERT INTO registry_head
VALUES (1, 0, 0, 0, '0000000000000000000000000000000000000000000000000000000000000000', 0);

CREATE TABLE registry_content (
  content_id  INTEGER PRIMARY KEY AUTOINCREMENT,
  fingerprint TEXT NOT NULL UNIQUE,
  body        TEXT NOT NULL
);

-- reset_revision is the last one that changed tables without publishing versions of them.
CREATE TABLE registry_source (
  source_id      TEXT    PRIMARY KEY,
  uri            TEXT    NOT NULL,
  type           TEXT    NOT NULL,
  settings       TEXT    NOT NULL,
  version        TEXT    NOT NULL,
  updated_at     INTEGER NOT NULL,
  revision       INTEGER NOT NULL,
  reset_revision INTEGER NOT NULL,
  removed        INTEGER NOT NULL
) WITHOUT ROWID;

-- Every name ever used. status: 0 alive, 1 dropped, 2 renamed away (then the lineage lives on
-- under another name).
CREATE TABLE registry_table (
  source_id   TEXT    NOT NULL REFERENCES registry_source(source_id),
  table_name  TEXT    NOT NULL,
  status      INTEGER NOT NULL,
  lineage     INTEGER NOT NULL,
  ordinal     INTEGER NOT NULL,
  version     TEXT    NOT NULL,
  content_id  INTEGER REFERENCES registry_content(content_id),
  kind        TEXT    NOT NULL,
  field_count INTEGER NOT NULL,
  description TEXT,
  declared    INTEGER NOT NULL,
  updated_at  INTEGER NOT NULL,
  PRIMARY KEY (source_id, table_name)
) WITHOUT ROWID;

CREATE INDEX registry_table_lineage ON registry_table (source_id, lineage);

-- Every version ever published; without content it is a tombstone.
CREATE TABLE registry_version (
  source_id       TEXT    NOT NULL,
  lineage         INTEGER NOT NULL,
  ordinal         INTEGER NOT NULL,
  version         TEXT    NOT NULL,
  table_name      TEXT    NOT NULL,
  content_id      INTEGER REFERENCES registry_content(content_id),
  bump            TEXT,
  changes         TEXT    NOT NULL,
  renamed_from    TEXT,
  actor           TEXT    NOT NULL,
  at              INTEGER NOT NULL,
  source_revision INTEGER NOT NULL,
  PRIMARY KEY (source_id, lineage, ordinal),
  UNIQUE (source_id, lineage, version)
) WITHOUT ROWID;

CREATE INDEX registry_version_by_revision ON registry_version (source_id, source_revision);

CREATE TABLE registry_scan (
  source_id       TEXT    PRIMARY KEY REFERENCES registry_source(source_id),
  status          TEXT    NOT NULL,
  at              INTEGER NOT NULL,
  connector_state TEXT,
  identity        TEXT,
  coverage        TEXT,
  objects_id      INTEGER REFERENCES registry_content(content_id),
  held            TEXT    NOT NULL
) WITHOUT ROWID;

CREATE TABLE registry_mapping_state (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  revision INTEGER NOT NULL
);

INSERT INTO registry_mapping_state VALUES (1, 0);

CREATE TABLE registry_outbox (
  seq      INTEGER PRIMARY KEY,
  event_id TEXT    NOT NULL,
  type     TEXT    NOT NULL,
  subject  TEXT    NOT NULL,
  at       INTEGER NOT NULL,
  data     TEXT    NOT NULL
);

CREATE TABLE registry_audit (
  seq                INTEGER PRIMARY KEY,
  at                 INTEGER NOT NULL,
  actor              TEXT    NOT NULL,
  action             TEXT    NOT NULL,
  subject            TEXT    NOT NULL,
  before_fingerprint TEXT,
  after_fingerprint  TEXT,
  request_id         TEXT    NOT NULL,
  detail             TEXT    NOT NULL,
  hash               TEXT    NOT NULL
);
