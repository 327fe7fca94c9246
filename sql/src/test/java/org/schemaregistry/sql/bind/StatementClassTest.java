package org.schemaregistry.sql.bind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaregistry.core.query.Reading;
import org.schemaregistry.core.query.StatementClass;

/// A read is told as one only where nothing in it could write.
class StatementClassTest {
    private final QueryChecker checker =
            new QueryChecker(SchemaCatalog.of(ExampleSource.snapshot(15), "public"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "READ    | SELECT upper(name), now(), random() FROM customer",
                "READ    | SELECT count(*) FROM orders GROUP BY status",
                "UNKNOWN | SELECT nextval('orders_id_seq')",
                "UNKNOWN | SELECT * FROM customer WHERE id = twice(1)",
                "UNKNOWN | SELECT * FROM pg_advisory_lock(1)",
                "WRITE   | SELECT name FROM customer FOR UPDATE",
                "WRITE   | WITH d AS (DELETE FROM nokey RETURNING *) SELECT * FROM d",
                "WRITE   | SELECT name INTO copies FROM customer",
                "WRITE   | UPDATE nokey SET a = 1"
            })
    void isToldByWhatTheStatementMayDo(StatementClass expected, String sql) {
        assertThat(checker.check(sql).statement()).isEqualTo(expected);
    }

    @Test
    void aTableThatIsMadeIsNoQueryToRun() {
        assertThat(checker.read("SELECT name INTO copies FROM customer"))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused ->
                                assertThat(refused.finding().message())
                                        .isEqualTo("SELECT INTO is not a query"));
    }
}
