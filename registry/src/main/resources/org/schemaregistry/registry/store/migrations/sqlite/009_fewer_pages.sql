-- Opening a registry reads no documents only to know their fingerprints.
ALTER TABLE registry_table ADD COLUMN fingerprint TEXT;

UPDATE registry_table
SET fingerprint = (
  SELECT c.fingerprint FROM registry_content c WHERE c.content_id = registry_table.content_id)
WHERE status = 0;

-- Versions are appended, and only narrow indexes are written all over the file: a commit writes two
-- pages less. That a lineage has no version twice follows from its ordinals, since each statement
-- that moves a table to the next one requires another version than the last, and versions only grow.
CREATE TABLE registry_version_appended (
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
  PRIMARY KEY (source_id, lineage, ordinal)
);

INSERT INTO registry_version_appended
  (source_id, lineage, ordinal, version, table_name, content_id, bump, changes, renamed_from, actor,
   at, source_revision)
SELECT source_id, lineage, ordinal, version, table_name, content_id, bump, changes, renamed_from,
  actor, at, source_revision
FROM registry_version;

DROP TABLE registry_version;

ALTER TABLE registry_version_appended RENAME TO registry_version;

CREATE INDEX registry_version_by_revision
ON registry_version (source_id, source_revision, lineage);
