package org.schemaregistry.adapter.secret;

import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.core.spi.SecretException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/// Reads a secret's text: one line that is the password, or a JSON object with `password` and, if
/// wanted, `username`. A text that begins with `{` is always read as JSON.
///
/// No error shows any of the text. Stateless and thread-safe.
public final class SecretText {
    /// The longest secret, in bytes of UTF-8 as in characters.
    public static final int MAX_BYTES = 64 * 1024;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final List<String> MEMBERS = List.of("username", "password");

    private SecretText() {}

    /// @throws SecretException if the text is empty, too long, or neither form
    public static Credentials parse(SecretRef ref, String text) throws SecretException {
        if (text.length() > MAX_BYTES) {
            throw tooLong(ref);
        }
        if (text.stripLeading().startsWith("{")) {
            return json(ref, text);
        }
        String line = withoutLineEnd(text);
        if (line.isBlank()) {
            throw refused(ref, "expected a password, found nothing");
        }
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i)) && line.charAt(i) != '\t') {
                throw refused(
                        ref,
                        "expected one line of text, found a line break or control character;"
                                + " write JSON {\"password\": ...} if the password holds one");
            }
        }
        return new Credentials(null, line.toCharArray());
    }

    /// The error for a secret beyond [#MAX_BYTES].
    public static SecretException tooLong(SecretRef ref) {
        return refused(ref, "expected at most " + MAX_BYTES + " bytes, found more");
    }

    /// An error that names the reference.
    public static SecretException refused(SecretRef ref, String why) {
        return new SecretException("secret '" + ref + "': " + why);
    }

    private static Credentials json(SecretRef ref, String text) throws SecretException {
        JsonNode node;
        try {
            node = MAPPER.readTree(text);
        } catch (JacksonException e) {
            // Its message quotes the text, so it is neither shown nor kept as a cause.
            throw refused(
                    ref,
                    "expected JSON, since it begins with '{'; write {\"username\": ...,"
                            + " \"password\": ...}, also for a password that begins with '{'");
        }
        JsonNode password = node.get("password");
        JsonNode username = node.get("username");
        boolean usernameFits = username == null || username.isString() || username.isNull();
        if (password == null
                || !password.isString()
                || password.stringValue().isEmpty()
                || !usernameFits
                || !MEMBERS.containsAll(node.propertyNames())) {
            throw refused(
                    ref,
                    "expected a JSON object with the texts \"password\" and, if wanted,"
                            + " \"username\", and nothing else");
        }
        return new Credentials(
                username == null || username.isNull() ? null : username.stringValue(),
                password.stringValue().toCharArray());
    }

    private static String withoutLineEnd(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
