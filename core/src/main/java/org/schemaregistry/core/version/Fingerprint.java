package org.schemaregistry.core.version;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The SHA-256 of canonical JSON, printed `sha256:` and 64 hexadecimal digits.
///
/// Immutable.
public record Fingerprint(String text) {
    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

    public Fingerprint {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "fingerprint '" + text + "': expected sha256: and 64 hexadecimal digits");
        }
    }

    /// The fingerprint of a canonical text's UTF-8 bytes.
    public static Fingerprint of(String canonicalJson) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(canonicalJson.getBytes(StandardCharsets.UTF_8));
            return new Fingerprint("sha256:" + HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
