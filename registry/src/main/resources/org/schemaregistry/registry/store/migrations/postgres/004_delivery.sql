-- Who is told of events. Every event up to settled_seq was delivered, given up, filtered out, or
-- waits in a lane. paused holds the reason.
CREATE TABLE registry_subscription (
  name              TEXT COLLATE "C" PRIMARY KEY,
  target            TEXT    NOT NULL,
  allow_private     BIGINT  NOT NULL,
  secret_ref        TEXT,
  source_filter     TEXT,
  table_filter      TEXT,
  min_bump          TEXT    NOT NULL,
  profile           TEXT,
  created_at        BIGINT  NOT NULL,
  created_seq       BIGINT  NOT NULL,
  settled_seq       BIGINT  NOT NULL,
  delivered         BIGINT  NOT NULL,
  last_delivered_at BIGINT,
  last_error        TEXT,
  last_error_at     BIGINT,
  paused            TEXT,
  lease_owner       TEXT,
  lease_until       BIGINT  NOT NULL
);

-- The events of one subject, from seq on, that wait for another try at one subscriber.
CREATE TABLE registry_delivery_lane (
  subscription    TEXT COLLATE "C" NOT NULL,
  subject         TEXT COLLATE "C" NOT NULL,
  seq             BIGINT  NOT NULL,
  attempts        BIGINT  NOT NULL,
  next_attempt_at BIGINT  NOT NULL,
  error           TEXT    NOT NULL,
  PRIMARY KEY (subscription, subject)
);

CREATE TABLE registry_dead_letter (
  subscription TEXT COLLATE "C" NOT NULL,
  seq          BIGINT  NOT NULL,
  subject      TEXT    NOT NULL,
  attempts     BIGINT  NOT NULL,
  error        TEXT    NOT NULL,
  at           BIGINT  NOT NULL,
  PRIMARY KEY (subscription, seq)
);
