-- Which sources are scanned by themselves, and which instance is at it. lease_no grows with each
-- claim, so that a scan whose lease went to somebody else is told apart from the present one.
CREATE TABLE registry_scan_schedule (
  source_id    TEXT PRIMARY KEY,
  every_millis INTEGER NOT NULL,
  due_at       INTEGER NOT NULL,
  failures     INTEGER NOT NULL,
  last_at      INTEGER,
  last_error   TEXT,
  full_at      INTEGER NOT NULL,
  lease_owner  TEXT,
  lease_no     INTEGER NOT NULL,
  lease_until  INTEGER NOT NULL,
  lease_millis INTEGER NOT NULL
);

-- How long a delivery lease was when it was taken; instances need not agree on it.
ALTER TABLE registry_subscription ADD COLUMN lease_millis INTEGER NOT NULL DEFAULT 60000;
