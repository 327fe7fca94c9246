-- Which sources are scanned by themselves, and which instance is at it. lease_no grows with each
-- claim, so that a scan whose lease went to somebody else is told apart from the present one.
CREATE TABLE registry_scan_schedule (
  source_id    TEXT COLLATE "C" PRIMARY KEY,
  every_millis BIGINT NOT NULL,
  due_at       BIGINT NOT NULL,
  failures     BIGINT NOT NULL,
  last_at      BIGINT,
  last_error   TEXT,
  full_at      BIGINT NOT NULL,
  lease_owner  TEXT,
  lease_no     BIGINT NOT NULL,
  lease_until  BIGINT NOT NULL,
  lease_millis BIGINT NOT NULL
) WITH (fillfactor = 50);

-- How long a delivery lease was when it was taken; instances need not agree on it.
ALTER TABLE registry_subscription ADD COLUMN lease_millis BIGINT NOT NULL DEFAULT 60000;
