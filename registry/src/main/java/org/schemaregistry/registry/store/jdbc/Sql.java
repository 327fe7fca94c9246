package org.schemaregistry.registry.store.jdbc;

/// The statements of a commit, the same on every backend. A statement that stands for a requirement
/// returns a row exactly if it holds.
enum Sql {
    CHECK_SOURCE_AT(
            """
            SELECT revision FROM registry_source
            WHERE source_id = ? AND removed = 0 AND revision = ?\
            """),
    CHECK_SOURCE_PRESENT(
            """
            SELECT revision FROM registry_source WHERE source_id = ? AND removed = 0\
            """),
    CHECK_SOURCE_ABSENT(
            """
            SELECT 1 WHERE NOT EXISTS (
              SELECT 1 FROM registry_source WHERE source_id = ? AND removed = 0)\
            """),
    CHECK_TABLE(
            """
            SELECT 1 WHERE coalesce((
              SELECT ordinal FROM registry_table
              WHERE source_id = ? AND table_name = ? AND status <> 2), 0) = ?\
            """),
    CHECK_FOREIGN_EDIT("SELECT number FROM registry_foreign_edit WHERE number = ?"),

    /// Locks the source's row on PostgreSQL and moves its revision; a null expectation fits any.
    TOUCH_SOURCE(
            """
            UPDATE registry_source SET revision = revision + 1
            WHERE source_id = ? AND removed = 0
              AND revision = coalesce(CAST(? AS BIGINT), revision)
            RETURNING revision\
            """),
    UPDATE_SOURCE(
            """
            UPDATE registry_source
            SET revision = revision + 1, uri = ?, type = ?, settings = ?, version = ?,
                updated_at = ?
            WHERE source_id = ? AND removed = 0
              AND revision = coalesce(CAST(? AS BIGINT), revision)
            RETURNING revision\
            """),
    INSERT_SOURCE(
            """
            INSERT INTO registry_source
              (source_id, uri, type, settings, version, updated_at, revision, reset_revision,
               removed)
            VALUES (?, ?, ?, ?, ?, ?, 1, 0, 0)
            ON CONFLICT (source_id) DO UPDATE SET
              revision = registry_source.revision + 1, uri = excluded.uri, type = excluded.type,
              settings = excluded.settings, version = excluded.version,
              updated_at = excluded.updated_at, removed = 0
            WHERE registry_source.removed = 1
            RETURNING revision\
            """),
    UPSERT_SOURCE(
            """
            INSERT INTO registry_source
              (source_id, uri, type, settings, version, updated_at, revision, reset_revision,
               removed)
            VALUES (?, ?, ?, ?, ?, ?, 1, 0, 0)
            ON CONFLICT (source_id) DO UPDATE SET
              revision = registry_source.revision + 1, uri = excluded.uri, type = excluded.type,
              settings = excluded.settings, version = excluded.version,
              updated_at = excluded.updated_at, removed = 0
            RETURNING revision\
            """),
    REMOVE_SOURCE(
            """
            UPDATE registry_source
            SET removed = 1, reset_revision = revision, updated_at = ?
            WHERE source_id = ?\
            """),
    DROP_TABLES_OF_SOURCE(
            """
            UPDATE registry_table SET status = 1, updated_at = ?
            WHERE source_id = ? AND status = 0\
            """),
    PUT_SPEC_SOURCE(
            """
            INSERT INTO data_sources (id, uri, type, version, updated_at)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
              uri = excluded.uri, type = excluded.type, version = excluded.version,
              updated_at = excluded.updated_at\
            """),
    DELETE_SPEC_SOURCE("DELETE FROM data_sources WHERE id = ?"),
    DELETE_SPEC_TABLES("DELETE FROM table_meta WHERE source_id = ?"),

    PUT_CONTENT(
            """
            INSERT INTO registry_content (fingerprint, body) VALUES (?, ?)
            ON CONFLICT (fingerprint) DO NOTHING\
            """),
    /// For ordinal 1: the name must be new, or one that a table was renamed away from.
    PUT_TABLE(
            """
            INSERT INTO registry_table
              (source_id, table_name, status, lineage, ordinal, version, content_id, kind,
               field_count, description, declared, updated_at, fingerprint)
            VALUES (?, ?, 0,
              coalesce((SELECT max(lineage) FROM registry_version WHERE source_id = ?), 0) + 1,
              ?, ?, (SELECT content_id FROM registry_content WHERE fingerprint = ?), ?,
              ?, ?, ?, ?, ?)
            ON CONFLICT (source_id, table_name) DO UPDATE SET
              lineage = excluded.lineage,
              status = 0, ordinal = excluded.ordinal, version = excluded.version,
              content_id = excluded.content_id, kind = excluded.kind,
              field_count = excluded.field_count, description = excluded.description,
              declared = excluded.declared, updated_at = excluded.updated_at,
              fingerprint = excluded.fingerprint
            WHERE registry_table.status = 2
            RETURNING content_id\
            """),

    /// For an ordinal above 1: the name must be at the one before, and the version another one.
    MOVE_TABLE(
            """
            UPDATE registry_table
            SET status = 0, ordinal = ?, version = ?,
              content_id = (SELECT content_id FROM registry_content WHERE fingerprint = ?),
              kind = ?, field_count = ?, description = ?, declared = ?, updated_at = ?,
              fingerprint = ?
            WHERE source_id = ? AND table_name = ? AND status <> 2 AND ordinal = ?
              AND version <> ?
            RETURNING content_id\
            """),
    RENAME_AWAY(
            """
            UPDATE registry_table SET status = 2
            WHERE source_id = ? AND table_name = ? AND status = 0 AND ordinal = ? AND version <> ?
            RETURNING lineage\
            """),
    PUT_RENAMED(
            """
            INSERT INTO registry_table
              (source_id, table_name, status, lineage, ordinal, version, content_id, kind,
               field_count, description, declared, updated_at, fingerprint)
            SELECT ?, ?, 0, ?,
              ?, ?, (SELECT content_id FROM registry_content WHERE fingerprint = ?), ?,
              ?, ?, ?, ?, ?
            WHERE true
            ON CONFLICT (source_id, table_name) DO UPDATE SET
              lineage = excluded.lineage,
              status = 0, ordinal = excluded.ordinal, version = excluded.version,
              content_id = excluded.content_id, kind = excluded.kind,
              field_count = excluded.field_count, description = excluded.description,
              declared = excluded.declared, updated_at = excluded.updated_at,
              fingerprint = excluded.fingerprint
            WHERE registry_table.status <> 0
            RETURNING content_id\
            """),
    DROP_TABLE(
            """
            UPDATE registry_table
            SET status = 1, ordinal = ?, version = ?, content_id = NULL, fingerprint = NULL,
              updated_at = ?
            WHERE source_id = ? AND table_name = ? AND status = 0 AND ordinal = ? AND version <> ?
            RETURNING lineage\
            """),
    PUT_VERSION(
            """
            INSERT INTO registry_version
              (source_id, lineage, ordinal, version, table_name, content_id, bump, changes,
               renamed_from, actor, at, source_revision)
            VALUES (?, (SELECT lineage FROM registry_table WHERE source_id = ? AND table_name = ?),
              ?, ?, ?, (SELECT content_id FROM registry_content WHERE fingerprint = ?), ?, ?,
              ?, ?, ?, (SELECT revision FROM registry_source WHERE source_id = ?))\
            """),
    PUT_SPEC_TABLE(
            """
            INSERT INTO table_meta (source_id, table_name, schema_json, version, updated_at)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (source_id, table_name) DO UPDATE SET
              schema_json = excluded.schema_json, version = excluded.version,
              updated_at = excluded.updated_at\
            """),
    DELETE_SPEC_TABLE("DELETE FROM table_meta WHERE source_id = ? AND table_name = ?"),

    PUT_SCAN(
            """
            INSERT INTO registry_scan
              (source_id, status, at, connector_state, identity, coverage, objects_id, held)
            SELECT ?, ?, ?, ?, ?, ?,
              (SELECT content_id FROM registry_content WHERE fingerprint = ?), ?
            WHERE EXISTS (SELECT 1 FROM registry_source WHERE source_id = ? AND removed = 0)
            ON CONFLICT (source_id) DO UPDATE SET
              status = excluded.status, at = excluded.at,
              connector_state = excluded.connector_state, identity = excluded.identity,
              coverage = excluded.coverage, objects_id = excluded.objects_id,
              held = excluded.held
            RETURNING 1\
            """),
    DELETE_SCAN("DELETE FROM registry_scan WHERE source_id = ?"),

    TOUCH_MAPPINGS(
            """
            UPDATE registry_mapping_state SET revision = revision + 1 WHERE id = 1
            RETURNING revision\
            """),
    PUT_MAPPING(
            """
            INSERT INTO ontology_mapping (entity_name, source_tables) VALUES (?, ?)
            ON CONFLICT (entity_name) DO UPDATE SET source_tables = excluded.source_tables\
            """),
    DELETE_MAPPING("DELETE FROM ontology_mapping WHERE entity_name = ?"),

    SETTLE_FOREIGN_EDIT("DELETE FROM registry_foreign_edit WHERE number = ? RETURNING number"),

    /// PostgreSQL only: SQLite seals within the commit.
    PUT_PENDING("INSERT INTO registry_pending (payload) VALUES (?) RETURNING commit_no"),
    CHECK_SUBSCRIPTION_ABSENT(
            """
            SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM registry_subscription WHERE name = ?)\
            """),
    CHECK_SUBSCRIPTION_PRESENT("SELECT settled_seq FROM registry_subscription WHERE name = ?"),
    PUT_SUBSCRIPTION(
            """
            INSERT INTO registry_subscription
              (name, target, allow_private, secret_ref, source_filter, table_filter, min_bump,
               profile, created_at, created_seq, settled_seq, delivered, lease_until)
            SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, last_event, last_event, 0, 0
            FROM registry_head WHERE id = 1
            ON CONFLICT (name) DO NOTHING
            RETURNING created_seq\
            """),
    REMOVE_SUBSCRIPTION("DELETE FROM registry_subscription WHERE name = ? RETURNING settled_seq"),
    PAUSE_SUBSCRIPTION(
            "UPDATE registry_subscription SET paused = ? WHERE name = ? RETURNING settled_seq"),
    RESUME_SUBSCRIPTION(
            """
            UPDATE registry_subscription
            SET paused = NULL, last_error = NULL, last_error_at = NULL
            WHERE name = ? RETURNING settled_seq\
            """),
    RESUME_LANES(
            """
            UPDATE registry_delivery_lane SET attempts = 0, next_attempt_at = 0
            WHERE subscription = ?\
            """),
    REPLAY_SUBSCRIPTION(
            """
            UPDATE registry_subscription
            SET settled_seq = CASE
                WHEN ? < (SELECT last_event FROM registry_head WHERE id = 1) THEN ?
                ELSE (SELECT last_event FROM registry_head WHERE id = 1) END,
              last_error = NULL, last_error_at = NULL
            WHERE name = ? RETURNING settled_seq\
            """),
    DELETE_LANES("DELETE FROM registry_delivery_lane WHERE subscription = ?"),
    CHECK_QUERY_ABSENT("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM registry_query WHERE name = ?)"),
    CHECK_QUERY_PRESENT("SELECT 1 FROM registry_query WHERE name = ? AND source_id = ?"),
    CHECK_GUARDED_TIMES(
            """
            SELECT 1 WHERE coalesce((
              SELECT reports FROM registry_guard
              WHERE source_id = ? AND table_name = ? AND version = ?), 0) = ?\
            """),
    PUT_QUERY(
            """
            INSERT INTO registry_query
              (name, source_id, language, query, planned, verdict, actor, added_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (name) DO NOTHING
            RETURNING 1\
            """),
    JUDGE_QUERY("UPDATE registry_query SET verdict = ?, broken_since = ? WHERE name = ?"),
    DROP_QUERY("DELETE FROM registry_query WHERE name = ? AND source_id = ? RETURNING 1"),
    COUNT_QUERIES(
            """
            UPDATE registry_source
            SET queries = (SELECT count(*) FROM registry_query q
              WHERE q.source_id = registry_source.source_id)
            WHERE source_id = ?\
            """),
    DELETE_QUERIES("DELETE FROM registry_query WHERE source_id = ?"),
    PUT_GUARD_STATE(
            """
            INSERT INTO registry_guard (source_id, table_name, version, reports, body)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (source_id, table_name, version) DO UPDATE SET
              reports = excluded.reports, body = excluded.body
            WHERE registry_guard.reports = excluded.reports - 1
            RETURNING 1\
            """),
    DELETE_DEAD_LETTERS("DELETE FROM registry_dead_letter WHERE subscription = ? AND seq >= ?"),

    PUT_SCHEDULE(
            """
            INSERT INTO registry_scan_schedule
              (source_id, every_millis, due_at, failures, full_at, lease_no, lease_until,
               lease_millis)
            SELECT ?, ?, ?, 0, 0, 0, 0, 0
            WHERE EXISTS (SELECT 1 FROM registry_source WHERE source_id = ? AND removed = 0)
            ON CONFLICT (source_id) DO UPDATE SET
              every_millis = excluded.every_millis, due_at = excluded.due_at, failures = 0
            RETURNING lease_no\
            """),
    DELETE_SCHEDULE("DELETE FROM registry_scan_schedule WHERE source_id = ?"),

    /// Locks the lease's row on PostgreSQL: whoever would take it over waits for the commit.
    CHECK_SCAN_LEASE(
            """
            UPDATE registry_scan_schedule SET lease_no = lease_no
            WHERE source_id = ? AND lease_owner = ? AND lease_no = ? RETURNING lease_no\
            """),

    PUT_OUTBOX(
            """
            INSERT INTO registry_outbox (seq, event_id, type, subject, at, data)
            VALUES (?, ?, ?, ?, ?, ?)\
            """),
    PUT_AUDIT(
            """
            INSERT INTO registry_audit
              (seq, at, actor, action, subject, before_fingerprint, after_fingerprint, request_id,
               detail, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """);

    private static final String RETURNING = "RETURNING ";

    private final String text;
    private final boolean returnsRow;

    Sql(String text) {
        this.text = text;
        this.returnsRow = text.startsWith("SELECT") || text.contains(RETURNING);
    }

    boolean returnsRow() {
        return returnsRow;
    }

    String text() {
        return text;
    }

    /// The statement without what it returns.
    String withoutReturning() {
        int end = text.lastIndexOf(RETURNING);
        return end < 0 ? text : text.substring(0, end);
    }
}
