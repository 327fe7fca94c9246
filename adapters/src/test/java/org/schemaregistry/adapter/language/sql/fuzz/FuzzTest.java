package org.schemaregistry.adapter.language.sql.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.adapter.language.sql.LiveSource;
import org.schemaregistry.core.spi.QueryLanguage;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Random;

/// The check against a live server over drawn statements. The seed is fixed; `-Dfuzz.seed` draws
/// others and `-Dfuzz.statements` more. Every kind of disagreement is made small and printed, to be
/// put into `statements.sql` once it is mended.
@Tag("slow")
class FuzzTest {
    private static final int STATEMENTS = Integer.getInteger("fuzz.statements", 12_000);
    private static final int PER_SCHEMA = 1_500;

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void thinks_what_the_server_thinks(int majorVersion) throws SQLException, IOException {
        long seed = Long.getLong("fuzz.seed", 20_260_101L);
        System.out.println("fuzz     seed " + seed);
        Random random = new Random(seed);
        Differences differences = new Differences();
        try (LiveSource source = new LiveSource(majorVersion)) {
            for (int done = 0; done < STATEMENTS; done += PER_SCHEMA) {
                FuzzSchema schema = FuzzSchema.of(random);
                source.reset(schema.ddl());
                QueryLanguage.Checker checker = source.checker();
                FuzzStatements statements = new FuzzStatements(schema, random);
                for (int i = 0; i < PER_SCHEMA; i++) {
                    differences.compare(source, checker, statements.next());
                }
            }
        }
        differences.report("fuzz", majorVersion);
        assertThat(differences.acceptedShare()).isGreaterThan(0.1);
        assertThat(differences.otherVerdictShare()).isLessThanOrEqualTo(0.005);
        assertThat(differences.otherStateShare()).isLessThanOrEqualTo(0.02);
        assertThat(differences.otherPlaceShare()).isLessThanOrEqualTo(0.05);
    }
}
