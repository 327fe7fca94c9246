package org.schemaregistry.adapter.secret.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaregistry.adapter.secret.SecretText;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.SecretException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class FileSecretsTest {
    @TempDir Path folder;

    @Test
    void readsAbsoluteAndRelativePathsAndLinks() throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "sécret\n");
        Files.createSymbolicLink(folder.resolve("link"), file);
        for (String path : new String[] {file.toString(), "secret", "./link"}) {
            try (Credentials credentials = lease(path)) {
                assertThat(new String(credentials.password())).isEqualTo("sécret");
            }
        }
    }

    @Test
    void refusesWhatIsNoFileOfASecret() throws IOException {
        refuses("missing", "no such file");
        refuses(".", "directory");
        refuses("/dev/null", "device");
        Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe});
        refuses("bytes", "UTF-8");
        Files.write(folder.resolve("long"), new byte[SecretText.MAX_BYTES + 1]);
        refuses("long", "at most " + SecretText.MAX_BYTES);
        Files.writeString(folder.resolve("empty"), "");
        refuses("empty", "found nothing");
    }

    private void refuses(String path, String why) {
        assertThatThrownBy(() -> lease(path))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("file:" + path)
                .hasMessageContaining(why);
    }

    private Credentials lease(String path) throws SecretException {
        return new FileSecrets(folder).lease(SecretRef.parse("file:" + path));
    }
}
