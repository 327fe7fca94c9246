package org.schemaregistry.sql.bind;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.query.Verdict;

import java.util.List;

/// Names with the database's in front, as PostgreSQL 15 judges them in a database `shop`.
class DatabaseNamesTest {
    private static QueryChecker checker(@Nullable String database) {
        Snapshot example = ExampleSource.snapshot(15);
        Coverage coverage =
                new Coverage(
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new Coverage.Names(database, "UTF8", List.of(), List.of(), List.of()));
        return new QueryChecker(
                SchemaCatalog.of(
                        new Snapshot(
                                example.source(),
                                example.tables(),
                                example.objects(),
                                coverage,
                                example.errors(),
                                example.identity(),
                                0),
                        "public"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM shop.public.customer",
                "SELECT shop.public.customer.id FROM customer",
                "SELECT shop.public.customer.* FROM customer",
                "SELECT shop.public.twice(id) FROM customer",
                "SELECT 'sad'::shop.public.mood",
                "SELECT 1 OPERATOR(shop.pg_catalog.+) 1",
                "SELECT 'a' COLLATE shop.pg_catalog.\"C\"",
                "INSERT INTO shop.public.nokey VALUES (1)",
            })
    void itsOwnIsNoOther(String query) {
        assertThat(checker("shop").check(query).verdict()).isEqualTo(Verdict.ACCEPT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * FROM crm.public.customer | 14 | \"crm.public.customer\"",
                "SELECT * FROM crm.public.none | 14 | \"crm.public.none\"",
                "INSERT INTO crm.public.nokey VALUES (1) | 12 | \"crm.public.nokey\"",
                "SELECT crm.public.customer.id FROM customer | 7 | crm.public.customer.id",
                "SELECT crm.public.customer.* FROM customer | 7 | crm.public.customer.*",
                "SELECT crm.public.twice(id) FROM customer | 7 | crm.public.twice",
                "SELECT crm.public.none(id) FROM customer | 7 | crm.public.none",
                "SELECT 'sad'::crm.public.mood | | crm.public.mood",
                "SELECT 1 OPERATOR(crm.pg_catalog.+) 1 | | crm.pg_catalog.+",
                "SELECT 'a' COLLATE crm.pg_catalog.\"C\" | 11 | crm.pg_catalog.C",
            })
    void anotherIsRefusedAsTheServerDoes(String query, @Nullable Integer offset, String shown) {
        QueryCheck check = checker("shop").check(query);
        assertThat(check.verdict()).isEqualTo(Verdict.REJECT);
        Finding first = check.findings().getFirst();
        assertThat(first.sqlState()).isEqualTo("0A000");
        assertThat(first.message())
                .isEqualTo("cross-database references are not implemented: " + shown);
        assertThat(first.place() == null ? null : first.place().offset()).isEqualTo(offset);
        assertThat(check.findings()).hasSize(1);
    }

    @Test
    void whereTheNameIsNotKnownNothingIsSaid() {
        assertThat(checker(null).check("SELECT id FROM crm.public.customer").verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }
}
