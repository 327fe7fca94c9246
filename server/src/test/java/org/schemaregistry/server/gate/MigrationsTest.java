package org.schemaregistry.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Migrations stay as they are: a registry remembers the checksum of each it was made by, and does
/// not open under a program that has another.
final class MigrationsTest {
    private static final String FOLDER =
            "registry/src/main/resources/org/schemaregistry/registry/store/migrations/";
    private static final String LISTED = "server/src/test/resources/migrations.sha256";

    @Test
    void everyMigrationIsListedAndAsItWas() throws NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        List<String> found =
                Checkout.files(".sql").stream()
                        .filter(file -> Checkout.relative(file).startsWith(FOLDER))
                        .map(file ->
                                hash(sha256, Checkout.read(file))
                                        + "  "
                                        + Checkout.relative(file).substring(FOLDER.length()))
                        .toList();
        assertThat(found)
                .as("in %s; a new migration gets a line of its own, an old one stays", LISTED)
                .isEqualTo(Checkout.read(Checkout.ROOT.resolve(LISTED)).lines().toList());
    }

    private static String hash(MessageDigest sha256, String text) {
        return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
