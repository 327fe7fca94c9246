package org.schemaregistry.adapter.secret.file;

import org.schemaregistry.adapter.secret.SecretText;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.SecretException;
import org.schemaregistry.core.spi.SecretProvider;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/// Reads `file:PATH`, anew at each lease, so that a replaced secret counts at once. A relative path
/// starts at the working directory; links are followed, as mounted secrets are links.
///
/// Thread-safe.
public final class FileSecrets implements SecretProvider {
    private final Path workingDirectory;

    /// Resolves relative paths against the process's working directory.
    public FileSecrets() {
        this(Path.of(""));
    }

    FileSecrets(Path workingDirectory) {
        this.workingDirectory = workingDirectory;
    }

    @Override
    public String scheme() {
        return "file";
    }

    @Override
    public Credentials lease(SecretRef ref) throws SecretException {
        byte[] bytes = bytes(ref);
        try {
            return SecretText.parse(
                    ref,
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            throw SecretText.refused(ref, "expected text in UTF-8, found other bytes");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private byte[] bytes(SecretRef ref) throws SecretException {
        try {
            Path path = workingDirectory.resolve(ref.locator());
            if (Files.isDirectory(path)) {
                throw SecretText.refused(ref, "expected a file, found a directory");
            }
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw SecretText.refused(ref, "expected a regular file, found a device or pipe");
            }
            try (InputStream in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes(SecretText.MAX_BYTES + 1);
                if (bytes.length > SecretText.MAX_BYTES) {
                    throw SecretText.tooLong(ref);
                }
                return bytes;
            }
        } catch (InvalidPathException e) {
            throw SecretText.refused(ref, "expected a path of this system");
        } catch (NoSuchFileException e) {
            throw SecretText.refused(
                    ref, "there is no such file; a relative path starts at the working directory");
        } catch (AccessDeniedException e) {
            throw SecretText.refused(
                    ref, "the file may not be read; let the registry's user read it");
        } catch (IOException e) {
            throw SecretText.refused(
                    ref, "the file could not be read (" + e.getClass().getSimpleName() + ")");
        }
    }
}
