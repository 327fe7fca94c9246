package org.schemaregistry.adapter.language.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.spi.QueryLanguage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// No column that the check calls NOT NULL carries a null, and what an outer join keeps is called
/// so.
class NullabilityTest {
    private static final int TREES = Integer.getInteger("join.trees", 600);

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void anOuterJoinFillsOneSideAndKeepsTheOther(int majorVersion) throws SQLException {
        JoinTrees trees = new JoinTrees(20_261_126L, true, majorVersion >= 16);
        List<String> wrong = new ArrayList<>();
        try (LiveSource live = new LiveSource(majorVersion)) {
            live.reset(JoinTrees.DDL);
            QueryLanguage.Checker checker = live.checker();
            for (int i = 0; i < TREES; i++) {
                JoinTrees.Query query = trees.next();
                List<JoinTrees.Column> expected = query.columns();
                List<QueryCheck.ResultColumn> columns = checker.check(query.sql()).columns();
                assertThat(columns).as(query.sql()).hasSameSizeAs(expected);
                List<Boolean> nulls = live.nulls(query.sql());
                for (int c = 0; c < columns.size(); c++) {
                    boolean nullable = columns.get(c).nullable();
                    if ((!nullable && nulls.get(c)) || nullable != expected.get(c).nullable()) {
                        wrong.add(
                                columns.get(c).name()
                                        + (nullable ? " nullable" : " not null")
                                        + " in "
                                        + query.sql());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// What stands for a row that was not there before, or is not there after, is null.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO t6 VALUES (1, 1, 1) RETURNING id, old.id, new.id | false true false",
                "UPDATE t1 SET v1 = 3 RETURNING id, old.id, new.id | false false false",
                "DELETE FROM t1 RETURNING id, old.id, new.id | false false true",
                "MERGE INTO t1 USING t2 ON t1.id = t2.id WHEN MATCHED THEN DELETE"
                        + " WHEN NOT MATCHED THEN INSERT VALUES (7, 7, 7)"
                        + " RETURNING t1.id, old.id, new.id, t2.id | false true true false",
                "MERGE INTO t1 USING t2 ON t1.id = t2.id WHEN NOT MATCHED BY SOURCE THEN DELETE"
                        + " RETURNING t1.id, old.id, new.id, t2.id | false true true true",
                "UPDATE t1 SET v1 = 3 FROM t2 LEFT JOIN t3 USING (id)"
                        + " RETURNING t1.id, t2.id, t3.id | false false true",
            })
    void whatIsReturnedHasTheTargetsNullability(String sql, String nullable) throws SQLException {
        try (LiveSource live = new LiveSource(18)) {
            live.reset(JoinTrees.DDL);
            List<QueryCheck.ResultColumn> columns = live.checker().check(sql).columns();
            assertThat(columns)
                    .extracting(column -> Boolean.toString(column.nullable()))
                    .containsExactly(nullable.split(" ", -1));
            List<Boolean> nulls = live.nulls(sql);
            for (int i = 0; i < columns.size(); i++) {
                assertThat(nulls.get(i) && !columns.get(i).nullable()).isFalse();
            }
        }
    }
}
