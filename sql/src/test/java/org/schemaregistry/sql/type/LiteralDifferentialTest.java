package org.schemaregistry.sql.type;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.sql.catalog.postgres.PostgresBuiltIns;
import org.schemaregistry.sql.testing.Describing;
import org.schemaregistry.sql.testing.SampleSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Asks a real server what it makes of untyped literals, type by type, and compares.
final class LiteralDifferentialTest {

    private record Case(String type, String text) {}

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void literalsAreTakenAndRefusedAsByTheServer(int majorVersion) throws Exception {
        TypeSystem types =
                TypeSystem.of(
                        TypeCatalog.of(
                                PostgresBuiltIns.of(majorVersion),
                                SampleSource.snapshot(majorVersion),
                                "public"));
        List<String> differences = new ArrayList<>();
        List<Case> cases = cases();
        int unjudged = 0;
        try (Describing server = Describing.connect(majorVersion, "literals", SampleSource.DDL)) {
            for (Case each : cases) {
                LiteralVerdict verdict = ours(types, each);
                if (verdict instanceof LiteralVerdict.Unjudged) {
                    unjudged++;
                    continue;
                }
                String ours =
                        verdict instanceof LiteralVerdict.Invalid invalid
                                ? ResolutionCases.error(invalid.problem())
                                : "valid";
                String sql = "SELECT '" + each.text.replace("'", "''") + "'::" + each.type;
                Describing.Answer answer = server.describe(sql);
                String theirs =
                        answer.accepted() ? "valid" : answer.sqlState() + " " + answer.message();
                if (!ours.equals(theirs)) {
                    differences.add(sql + "\n   server: " + theirs + "\n   ours:   " + ours);
                }
            }
        }
        System.out.println(
                "PostgreSQL "
                        + majorVersion
                        + ": "
                        + cases.size()
                        + " literals, "
                        + unjudged
                        + " unjudged, "
                        + differences.size()
                        + " differ");
        assertThat(differences).isEmpty();
        assertThat(unjudged).isLessThan(cases.size() / 50);
    }

    private static LiteralVerdict ours(TypeSystem types, Case each) throws SQLException {
        return switch (types.names().parse(each.type)) {
            case TypeResolution.Found found -> types.literals().check(each.text, found.type());
            case TypeResolution.Failed failed -> throw new SQLException(failed.problem().message());
        };
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        List<String> types = List.of();
        try (InputStream in = LiteralDifferentialTest.class.getResourceAsStream("literals.txt")) {
            if (in == null) {
                throw new IOException("literals.txt is missing");
            }
            for (String line :
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (line.startsWith("#")) {
                    continue;
                }
                if (line.matches("\\[[a-z][a-z0-9 \\[\\]]+]")) {
                    types = List.of(line.substring(1, line.length() - 1).split(" "));
                    continue;
                }
                if (line.isEmpty()) {
                    continue;
                }
                for (String type : types) {
                    cases.add(new Case(type, line.equals("<empty>") ? "" : line));
                }
            }
        }
        return cases;
    }
}
