package org.schemaregistry.sql.catalog.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.sql.testing.PostgresServer;
import org.schemaregistry.sql.type.BuiltIns;
import org.schemaregistry.sql.type.PgType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

final class PostgresBuiltInsTest {

    /// A fresh database of 15 has 3,244 functions; the 105 types are those that are no array, no
    /// row type of a relation and no domain.
    @Test
    void version15HasAllItsObjects() {
        BuiltIns builtIns = PostgresBuiltIns.of(15);

        assertThat(builtIns.majorVersion()).isEqualTo(15);
        assertThat(builtIns.functions()).hasSize(3_244);
        assertThat(builtIns.operators()).hasSize(799);
        assertThat(builtIns.casts()).hasSize(229);
        assertThat(builtIns.types().stream().filter(PostgresBuiltInsTest::isOwnSort)).hasSize(105);
        assertThat(builtIns.relations()).hasSize(208);
        assertThat(builtIns.keywords()).hasSize(460);
    }

    private static boolean isOwnSort(PgType type) {
        return type.category() != 'A'
                && !type.name().equals("_record")
                && switch (type.kind()) {
                    case BASE, ENUM, RANGE, MULTIRANGE, PSEUDO -> true;
                    case COMPOSITE, DOMAIN -> false;
                };
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void everyMajorVersionHasAResource(int majorVersion) {
        assertThat(PostgresBuiltIns.of(majorVersion).majorVersion()).isEqualTo(majorVersion);
    }

    @Test
    void otherVersionsGetTheNearest() {
        assertThat(PostgresBuiltIns.of(9)).isSameAs(PostgresBuiltIns.of(13));
        assertThat(PostgresBuiltIns.of(99)).isSameAs(PostgresBuiltIns.of(18));
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void theResourceIsWhatTheGeneratorMakesOfTheRealServer(int majorVersion)
            throws IOException, SQLException {
        try (Connection connection = PostgresServer.of(majorVersion).connect()) {
            assertThat(BuiltInsGenerator.lines(connection)).isEqualTo(resource(majorVersion));
        }
    }

    private static List<String> resource(int majorVersion) throws IOException {
        try (InputStream in =
                        Objects.requireNonNull(
                                PostgresBuiltIns.class.getResourceAsStream(
                                        "postgres-" + majorVersion + ".gz"));
                BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
