package org.schemaregistry.adapter.language.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.schemaregistry.core.spi.QueryLanguage;

import java.sql.SQLException;
import java.util.List;

/// A write to a view is accepted where the server passes it on, and never where it does not.
class ViewWritesTest {
    private static final String SCHEMA =
            """
            CREATE TABLE t (id integer PRIMARY KEY, name text, twice integer
                GENERATED ALWAYS AS (id * 2) STORED);
            CREATE VIEW plain AS SELECT id, name FROM t WHERE id > 1;
            CREATE VIEW over_plain AS SELECT name AS label, id FROM plain;
            CREATE VIEW shout AS SELECT id, name || '!' AS loud, twice FROM t;
            CREATE VIEW counted AS SELECT name, count(*) AS n FROM t GROUP BY name;
            CREATE VIEW distinctly AS SELECT DISTINCT name FROM t;
            CREATE VIEW few AS SELECT id FROM t LIMIT 3;
            CREATE VIEW two AS SELECT a.id, b.name FROM t a, t b;
            CREATE VIEW ruled AS SELECT max(id) AS id FROM t;
            CREATE RULE instead AS ON DELETE TO ruled DO INSTEAD DELETE FROM t;
            CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE VIEW triggered AS SELECT max(id) AS id FROM t;
            CREATE TRIGGER takes INSTEAD OF INSERT ON triggered
                FOR EACH ROW EXECUTE FUNCTION nothing();
            """;

    private static final List<String> PASSED_ON =
            List.of(
                    "UPDATE plain SET name = 'x' WHERE id = 1",
                    "INSERT INTO plain VALUES (1, 'x')",
                    "DELETE FROM plain",
                    "UPDATE over_plain SET label = 'x'",
                    "UPDATE shout SET id = 3",
                    "DELETE FROM shout",
                    "INSERT INTO triggered VALUES (1)");

    private static final List<String> REFUSED =
            List.of(
                    "UPDATE shout SET loud = 'x'",
                    "UPDATE shout SET twice = 3",
                    "INSERT INTO shout (loud) VALUES ('x')",
                    "UPDATE counted SET n = 1",
                    "DELETE FROM counted",
                    "INSERT INTO distinctly VALUES ('x')",
                    "DELETE FROM few",
                    "UPDATE two SET name = 'x'",
                    "INSERT INTO ruled VALUES (1)",
                    "DELETE FROM triggered",
                    "UPDATE triggered SET id = 1");

    private static final List<String> MERGES_PASSED_ON =
            List.of(
                    "MERGE INTO plain p USING t ON p.id = t.id WHEN MATCHED THEN DELETE",
                    "MERGE INTO shout s USING t ON s.id = t.id"
                            + " WHEN MATCHED THEN UPDATE SET id = 3",
                    "MERGE INTO plain p USING t ON p.id = t.id"
                            + " WHEN NOT MATCHED THEN INSERT VALUES (1, 'x')");

    private static final List<String> MERGES_REFUSED =
            List.of(
                    "MERGE INTO counted c USING t ON c.name = t.name WHEN MATCHED THEN DELETE",
                    "MERGE INTO counted c USING t ON c.name = t.name"
                            + " WHEN MATCHED THEN UPDATE SET n = 1",
                    "MERGE INTO shout s USING t ON s.id = t.id"
                            + " WHEN MATCHED THEN UPDATE SET loud = 'x'",
                    "MERGE INTO shout s USING t ON s.id = t.id"
                            + " WHEN NOT MATCHED THEN INSERT (loud) VALUES ('x')",
                    "MERGE INTO triggered v USING t ON v.id = t.id WHEN MATCHED THEN DELETE");

    @Test
    void whatTheServerPassesOnIsAcceptedAndNothingElse() throws SQLException {
        compare(15, PASSED_ON, REFUSED);
    }

    @Test
    void aMergeIntoAViewIsPassedOnAsItsActionsAre() throws SQLException {
        compare(18, MERGES_PASSED_ON, MERGES_REFUSED);
    }

    private static void compare(int major, List<String> passedOn, List<String> refused)
            throws SQLException {
        try (LiveSource live = new LiveSource(major)) {
            live.reset(SCHEMA);
            QueryLanguage.Checker checker = live.checker();
            for (String sql : passedOn) {
                assertThat(live.ask(sql).accepted()).as(sql).isTrue();
                assertThat(answer(checker, sql).accepted()).as(sql).isTrue();
            }
            for (String sql : refused) {
                assertThat(live.ask(sql).accepted()).as(sql).isFalse();
                assertThat(answer(checker, sql).sqlState()).as(sql).isEqualTo("unknown");
            }
        }
    }

    @Test
    void aRuleMayTakeWhatTheViewItselfCannot() throws SQLException {
        try (LiveSource live = new LiveSource(15)) {
            live.reset(SCHEMA);
            String sql = "DELETE FROM ruled";
            assertThat(live.ask(sql).accepted()).isTrue();
            assertThat(answer(live.checker(), sql).sqlState()).isEqualTo("unknown");
        }
    }

    private static LiveSource.Answer answer(QueryLanguage.Checker checker, String sql) {
        return LiveSource.Answer.of(checker.check(sql));
    }
}
