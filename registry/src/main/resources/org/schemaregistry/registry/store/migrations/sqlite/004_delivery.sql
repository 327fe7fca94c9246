-- Who is told of events. Every event up to settled_seq was delivered, given up, filtered out, or
-- waits in a lane. paused holds the reason.
CREATE TABLE registry_subscription (
  name              TEXT    PRIMARY KEY,
  target            TEXT    NOT NULL,
  allow_private     INTEGER NOT NULL,
  secret_ref        TEXT,
  source_filter     TEXT,
  table_filter      TEXT,
  min_bump          TEXT    NOT NULL,
  profile           TEXT,
  created_at        INTEGER NOT NULL,
  created_seq       INTEGER NOT NULL,
  settled_seq       INTEGER NOT NULL,
  delivered         INTEGER NOT NULL,
  last_delivered_at INTEGER,
  last_error        TEXT,
  last_error_at     INTEGER,
  paused            TEXT,
  lease_owner       TEXT,
  lease_until       INTEGER NOT NULL
) WITHOUT ROWID;

-- The events of one subject, from seq on, that wait for another try at one subscriber.
CREATE TABLE registry_delivery_lane (
  subscription    TEXT    NOT NULL,
  subject         TEXT    NOT NULL,
  seq             INTEGER NOT NULL,
  attempts        INTEGER NOT NULL,
  next_attempt_at INTEGER NOT NULL,
  error           TEXT    NOT NULL,
  PRIMARY KEY (subscription, subject)
) WITHOUT ROWID;

CREATE TABLE registry_dead_letter (
  subscription TEXT    NOT NULL,
  seq          INTEGER NOT NULL,
  subject      TEXT    NOT NULL,
  attempts     INTEGER NOT NULL,
  error        TEXT    NOT NULL,
  at           INTEGER NOT NULL,
  PRIMARY KEY (subscription, seq)
) WITHOUT ROWID;
