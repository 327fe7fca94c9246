package org.schemaregistry.sql.bind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceObjects;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.query.Verdict;

import java.util.List;
import java.util.TreeMap;

/// What the scan could not describe is never called missing.
class CoverageTest {
    private static final QueryChecker CHECKER =
            new QueryChecker(SchemaCatalog.of(snapshot(), "public"));

    @ParameterizedTest
    @CsvSource({
        "SELECT id FROM parted,                    ACCEPT",
        "SELECT id FROM gone,                      REJECT",
        "SELECT id FROM parted_leaf,               ACCEPT",
        "SELECT nope FROM parted_leaf,             REJECT",
        "SELECT last_value FROM counter,           UNKNOWN",
        "SELECT nextval('counter'),                ACCEPT",
        "SELECT id FROM hidden,                    UNKNOWN",
        "SELECT id FROM other.left_out,            UNKNOWN",
        "SELECT id FROM broken,                    UNKNOWN",
        "SELECT h.x FROM hidden h WHERE h.y > 1,   UNKNOWN",
        "SELECT p.nope FROM parted p,              REJECT",
        "SELECT p.nope FROM parted p JOIN hidden h ON h.id = p.id, REJECT"
    })
    void verdict(String query, String expected) {
        assertThat(CHECKER.check(query).verdict().name()).isEqualTo(expected);
    }

    /// What a snapshot holds nothing of, or not with certainty: what the database is called, and
    /// the source's own collations and operator classes.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM shop.public.parted",
                "SELECT shop.public.parted.id FROM parted",
                "SELECT shop.public.parted.* FROM parted",
                "SELECT shop.pg_catalog.now()",
                "SELECT 1::shop.pg_catalog.int4",
                "SELECT 1 OPERATOR(shop.pg_catalog.+) 1",
                "SELECT 'a' COLLATE shop.pg_catalog.\"C\"",
                "SELECT 'a' COLLATE own",
                "SELECT 'a' COLLATE public.\"C\"",
                "INSERT INTO parted VALUES (1) ON CONFLICT (id own_ops) DO NOTHING",
                "INSERT INTO parted VALUES (1) ON CONFLICT (id public.int4_ops) DO NOTHING",
                "INSERT INTO parted VALUES (1) ON CONFLICT (id COLLATE own) DO NOTHING"
            })
    void unknown(String query) {
        assertThat(CHECKER.check(query).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    private static Snapshot snapshot() {
        TreeMap<QualifiedName, Table> tables = new TreeMap<>();
        tables.put(
                QualifiedName.of("parted"),
                new Table.Builder(TableKind.TABLE, "partitioned table")
                        .fields(
                                List.of(
                                        Field.of(
                                                "id",
                                                1,
                                                new FieldType.Int(32, true),
                                                "integer",
                                                false)))
                        .partitioning(
                                new Keys.Partitioning(
                                        "range",
                                        "id",
                                        List.of(
                                                new Keys.Partition(
                                                        QualifiedName.of("parted_leaf"),
                                                        "DEFAULT"))))
                        .build());
        Coverage coverage =
                new Coverage(
                        "reader",
                        List.of(QualifiedName.of("hidden")),
                        List.of(new QualifiedName("other", "left_out")),
                        List.of(QualifiedName.of("broken")),
                        List.of(QualifiedName.of("counter")),
                        List.of(),
                        null);
        return new Snapshot(
                new SourceId("s"),
                tables,
                new SourceObjects(
                        "postgres", 15, List.of(), List.of(), List.of(), List.of(), List.of()),
                coverage,
                List.of(),
                Identity.NONE,
                0);
    }
}
