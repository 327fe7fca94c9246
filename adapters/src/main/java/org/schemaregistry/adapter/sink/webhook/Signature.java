package org.schemaregistry.adapter.sink.webhook;

import org.schemaregistry.core.spi.Credentials;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs with HMAC-SHA256 as Standard Webhooks 1.0 says
/// (https://github.com/standard-webhooks/standard-webhooks, "Signature scheme").
///
/// Immutable and thread-safe.
final class Signature {
    private static final String PREFIX = "whsec_";
    private static final int MIN_KEY_BYTES = 24;
    private static final int MAX_KEY_BYTES = 64;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private Signature(SecretKeySpec key) {
        this.key = key;
    }

    /// Reads `whsec_` and the key in Base64.
    ///
    /// @throws IllegalArgumentException if it is none, saying nothing of what was found
    static Signature of(Credentials secret) {
        char[] text = secret.password();
        byte[] ascii = new byte[text.length];
        byte[] bytes = new byte[0];
        try {
            for (int i = 0; i < text.length; i++) {
                ascii[i] = text[i] < 0x80 ? (byte) text[i] : (byte) '!';
            }
            if (!startsWithPrefix(ascii)) {
                throw malformed();
            }
            bytes =
                    Base64.getDecoder()
                            .decode(Arrays.copyOfRange(ascii, PREFIX.length(), ascii.length));
            if (bytes.length < MIN_KEY_BYTES || bytes.length > MAX_KEY_BYTES) {
                throw malformed();
            }
            return new Signature(new SecretKeySpec(bytes, ALGORITHM));
        } catch (IllegalArgumentException e) {
            // The decoder's own message repeats a character of the secret.
            throw malformed();
        } finally {
            Arrays.fill(text, '\0');
            Arrays.fill(ascii, (byte) 0);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /// The value of `webhook-signature` for one message.
    String header(String id, long timestampSeconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestampSeconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, e);
        }
    }

    private static boolean startsWithPrefix(byte[] ascii) {
        byte[] prefix = PREFIX.getBytes(StandardCharsets.US_ASCII);
        return ascii.length >= prefix.length
                && Arrays.equals(ascii, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "webhook secret: expected 'whsec_' and 24 to 64 bytes in Base64, found something"
                        + " else; make one with: echo whsec_$(openssl rand -base64 32)");
    }
}
