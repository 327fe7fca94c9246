package org.schemaregistry.adapter.language.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.adapter.language.sql.JoinTrees;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.spi.QueryLanguage;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// As `NullabilityTest`, against a real file.
class SqliteNullabilityTest {
    private static final int TREES = Integer.getInteger("join.trees", 600);

    @TempDir Path folder;

    @Test
    void anOuterJoinFillsOneSideAndKeepsTheOther() throws SQLException {
        SqliteFile file = SqliteFile.of(folder.resolve("joins.db"), JoinTrees.DDL);
        QueryLanguage.Checker checker = file.checker();
        JoinTrees trees = new JoinTrees(20_261_127L, false, true);
        List<String> wrong = new ArrayList<>();
        int kept = 0;
        int told = 0;
        for (int i = 0; i < TREES; i++) {
            JoinTrees.Query query = trees.next();
            if (!file.ask(query.sql()).isEmpty()) {
                // It finds names ambiguous that the standard merges.
                continue;
            }
            List<QueryCheck.ResultColumn> columns = checker.check(query.sql()).columns();
            List<Boolean> nulls = file.nulls(query.sql());
            // Within parentheses its star shows some merged columns twice.
            boolean alike = columns.size() == query.columns().size();
            for (int c = 0; c < columns.size(); c++) {
                boolean nullable = columns.get(c).nullable();
                if (!nullable && nulls.get(c)) {
                    wrong.add(columns.get(c).name() + " not null in " + query.sql());
                }
                if (alike && !query.columns().get(c).nullable()) {
                    kept++;
                    told += nullable ? 0 : 1;
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(told).isGreaterThan(TREES).isGreaterThan(kept * 9 / 10);
    }
}
