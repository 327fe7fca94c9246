package org.schemaregistry.adapter.source.truth;

import java.util.List;
import java.util.Objects;
import java.util.Random;

/// Alterations of the [Shop], drawn by chance. `$` stands for the name of the case's schema. Some
/// the server refuses.
final class Alterations {
    private static final List<String> COLUMNS = List.copyOf(Shop.VALUES.keySet());

    private static final List<String> TYPES =
            List.of(
                    "smallint",
                    "integer",
                    "bigint",
                    "numeric",
                    "numeric(10,2)",
                    "numeric(9,4)",
                    "numeric(6,2)",
                    "real",
                    "double precision",
                    "text",
                    "varchar(5)",
                    "varchar(40)",
                    "varchar(200)",
                    "char(10)",
                    "boolean",
                    "timestamp",
                    "timestamp(0)",
                    "timestamptz",
                    "timestamptz(0)",
                    "date",
                    "json",
                    "jsonb",
                    "uuid",
                    "text[]",
                    "$.mood",
                    "$.code");

    private static final List<String> FIXED =
            List.of(
                    "ALTER TABLE $.t ALTER id SET GENERATED ALWAYS",
                    "ALTER TABLE $.t ALTER id DROP IDENTITY",
                    "ALTER TABLE $.t ALTER twice DROP EXPRESSION",
                    "ALTER TABLE $.t DROP CONSTRAINT t_pkey",
                    "ALTER TABLE $.t DROP CONSTRAINT t_uid_key",
                    "ALTER TABLE $.t DROP CONSTRAINT t_parent_id_fkey",
                    "ALTER TABLE $.parent DROP CONSTRAINT parent_ref_key",
                    "ALTER TABLE $.parent DROP CONSTRAINT parent_pkey CASCADE",
                    "ALTER TABLE $.t DROP CONSTRAINT t_parent_id_fkey, ADD FOREIGN KEY (parent_id)"
                            + " REFERENCES $.parent (id)",
                    "ALTER TABLE $.t DROP CONSTRAINT t_parent_id_fkey, ADD FOREIGN KEY (parent_id)"
                            + " REFERENCES $.parent (id) ON DELETE SET NULL",
                    "ALTER TABLE $.t ADD FOREIGN KEY (other_id) REFERENCES $.parent (id)",
                    "ALTER TABLE $.t ADD FOREIGN KEY (other_id) REFERENCES $.parent (id) NOT VALID",
                    "ALTER TABLE $.t ADD UNIQUE (num)",
                    "CREATE UNIQUE INDEX ON $.t (lower(note))",
                    "CREATE UNIQUE INDEX ON $.t (other_id) WHERE qty > 0",
                    "ALTER TABLE $.t ADD UNIQUE NULLS NOT DISTINCT (long)",
                    "ALTER TABLE $.t ADD CHECK (num > 0)",
                    "ALTER TABLE $.t ADD CHECK (num > 0) NOT VALID",
                    "ALTER TABLE $.t DROP CONSTRAINT t_qty_check, ADD CHECK (qty > 0)",
                    "ALTER TABLE $.t DROP CONSTRAINT t_qty_check, ADD CHECK (qty >= -5)",
                    "ALTER TABLE $.t DROP CONSTRAINT t_qty_check",
                    "ALTER TABLE $.t DROP CONSTRAINT t_state_check,"
                            + " ADD CHECK (state IN ('a', 'b'))",
                    "ALTER TABLE $.t DROP CONSTRAINT t_state_check,"
                            + " ADD CHECK (state IN ('a', 'b', 'c', 'd'))",
                    "ALTER TABLE $.t DROP CONSTRAINT t_state_check,"
                            + " ADD CHECK (length(state) = 1 AND state < 'c')",
                    "ALTER TYPE $.mood ADD VALUE 'great'",
                    "ALTER TYPE $.mood RENAME VALUE 'ok' TO 'fine'",
                    "ALTER DOMAIN $.code SET NOT NULL",
                    "ALTER DOMAIN $.code DROP CONSTRAINT code_check",
                    "ALTER DOMAIN $.code ADD CHECK (VALUE <> '1')",
                    "ALTER DOMAIN $.code DROP CONSTRAINT code_check;"
                            + " ALTER DOMAIN $.code ADD CHECK (length(VALUE) > 1)",
                    "ALTER TABLE $.t RENAME TO renamed",
                    "ALTER TABLE $.parent RENAME TO renamed",
                    "DROP TABLE $.parent CASCADE",
                    "DROP TABLE $.t CASCADE",
                    "DROP TABLE $.p",
                    "DROP TABLE $.p2",
                    "ALTER TABLE $.p DETACH PARTITION $.p2",
                    "CREATE TABLE $.p3 PARTITION OF $.p DEFAULT",
                    "CREATE TABLE $.p3 PARTITION OF $.p FOR VALUES FROM (20) TO (30)",
                    "ALTER TABLE $.p ADD PRIMARY KEY (k)",
                    "DROP VIEW $.v",
                    "CREATE OR REPLACE VIEW $.v AS SELECT id, num, short FROM $.t",
                    "CREATE OR REPLACE VIEW $.v AS SELECT id, num, short, big FROM $.t",
                    "DROP VIEW $.v; CREATE VIEW $.v AS SELECT id, num FROM $.t",
                    "DROP VIEW $.v; CREATE MATERIALIZED VIEW $.v AS SELECT id, num, short"
                            + " FROM $.t; GRANT SELECT ON $.v TO truth",
                    "ALTER TABLE $.t ENABLE ROW LEVEL SECURITY",
                    "ALTER TABLE $.parent ENABLE ROW LEVEL SECURITY;"
                            + " CREATE POLICY few ON $.parent USING (id > 1)",
                    "ALTER TABLE $.t ADD EXCLUDE USING btree (num WITH =)",
                    "CREATE INDEX ON $.t (num)",
                    "COMMENT ON COLUMN $.t.num IS 'a number'",
                    "ALTER TABLE $.t SET (fillfactor = 70)");

    private Alterations() {}

    static String next(Random random) {
        String column = COLUMNS.get(random.nextInt(COLUMNS.size()));
        String type = TYPES.get(random.nextInt(TYPES.size()));
        String alter = "ALTER TABLE $.t ALTER " + column;
        return switch (random.nextInt(12)) {
            case 0 -> "ALTER TABLE $.t ADD added " + type;
            case 1 ->
                    random.nextBoolean()
                            ? "ALTER TABLE $.t ADD added integer NOT NULL DEFAULT 3"
                            : "ALTER TABLE $.t ADD added integer NOT NULL DEFAULT 3;"
                                    + " ALTER TABLE $.t ALTER added DROP DEFAULT";
            case 2 -> "ALTER TABLE $.t DROP " + column + " CASCADE";
            case 3 -> "ALTER TABLE $.t RENAME " + column + " TO renamed";
            case 4, 5, 6 ->
                    "DROP VIEW $.v; ALTER TABLE $.t ALTER %1$s TYPE %2$s USING %1$s::%2$s"
                            .formatted(column, type);
            case 7 ->
                    "UPDATE $.t SET %1$s = %2$s WHERE %1$s IS NULL; %3$s SET NOT NULL"
                            .formatted(
                                    column,
                                    Objects.requireNonNull(Shop.VALUES.get(column)).getFirst(),
                                    alter);
            case 8 -> alter + (random.nextBoolean() ? " DROP NOT NULL" : " DROP DEFAULT");
            case 9 ->
                    alter
                            + " SET DEFAULT "
                            + Objects.requireNonNull(Shop.VALUES.get(column)).getFirst();
            default -> FIXED.get(random.nextInt(FIXED.size()));
        };
    }

    static List<String> fixed() {
        return FIXED;
    }
}
