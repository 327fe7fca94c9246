package org.schemaregistry.adapter.language.sql.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.adapter.language.sql.CorpusQuery;
import org.schemaregistry.adapter.language.sql.LiveSource;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.spi.QueryLanguage;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The check against a live server over the corpora's accepted queries, changed in many ways, and
/// over writes drawn from their schemas. `-Dfuzz.seed` and `-Dfuzz.statements` as in `FuzzTest`.
@Tag("corpora")
class CorpusMutationTest {
    private static final int STATEMENTS = Integer.getInteger("fuzz.statements", 10_000);

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void thinks_what_the_server_thinks_of_changed_queries(int majorVersion)
            throws SQLException, IOException {
        long seed = Long.getLong("fuzz.seed", 20_260_102L);
        System.out.println("mutation seed " + seed);
        Random random = new Random(seed);
        Map<String, List<String>> accepted = CorpusQuery.accepted("spider", "mutants", "olap");
        Idioms idioms = new Idioms();
        Differences differences = new Differences();
        int perDatabase = STATEMENTS / accepted.size() + 1;
        try (LiveSource source = new LiveSource(majorVersion)) {
            for (var entry : accepted.entrySet()) {
                source.reset(CorpusQuery.ddl(entry.getKey()));
                Snapshot snapshot = source.scan();
                QueryLanguage.Checker checker = source.checker();
                QueryMutations queries = new QueryMutations(snapshot, idioms, random);
                DmlMutations writes = new DmlMutations(snapshot, idioms, random);
                for (int i = 0; i < perDatabase; i++) {
                    List<String> list = entry.getValue();
                    String sql =
                            random.nextInt(5) == 0
                                    ? writes.next()
                                    : queries.of(list.get(random.nextInt(list.size())));
                    differences.compare(source, checker, sql);
                }
            }
        }
        differences.report("mutation", majorVersion);
        assertThat(differences.acceptedShare()).isGreaterThan(0.1);
        assertThat(differences.otherVerdictShare()).isLessThanOrEqualTo(0.001);
        assertThat(differences.otherStateShare()).isLessThanOrEqualTo(0.005);
        assertThat(differences.otherPlaceShare()).isLessThanOrEqualTo(0.01);
    }
}
