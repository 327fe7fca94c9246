package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.json.CanonicalJson;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.server.cli.demo.DemoFailed;

import tools.jackson.databind.node.ObjectNode;

import java.io.PrintStream;
import java.util.regex.Pattern;

/// Why a command failed, as it is told: one line for a person, one object with `--json`.
///
/// Immutable.
record Problem(
        String code,
        String message,
        @Nullable String expected,
        @Nullable String found,
        @Nullable String hint) {
    /// The end of a sentence that some driver wrote, before ours goes on.
    private static final Pattern FULL_STOP_INSIDE = Pattern.compile("([^.])\\.; ");

    /// The code of what was typed wrong.
    static final String USAGE = "USAGE";

    /// The code of a value that is malformed.
    static final String INVALID_INPUT = ErrorCode.INVALID_INPUT.name();

    static Problem of(Exception e) {
        if (e instanceof RegistryException refused) {
            return new Problem(
                    refused.code().name(),
                    refused.reason(),
                    refused.expected(),
                    refused.found(),
                    refused.hint());
        }
        if (e instanceof DemoFailed) {
            return new Problem("DEMO_FAILED", String.valueOf(e.getMessage()), null, null, null);
        }
        if (e instanceof IllegalArgumentException) {
            return new Problem(INVALID_INPUT, String.valueOf(e.getMessage()), null, null, null);
        }
        return new Problem(
                ErrorCode.INTERNAL.name(),
                "unexpected " + e.getClass().getSimpleName() + ": " + e.getMessage(),
                null,
                null,
                "please report it with the command that led here");
    }

    static Problem of(ScanError error) {
        return new Problem(error.code().name(), error.message(), null, null, error.hint());
    }

    /// The same with the thing it is about named first.
    Problem about(String thing) {
        return new Problem(code, thing + ": " + message, expected, found, hint);
    }

    static Problem usage(String message, @Nullable String hint) {
        return new Problem(USAGE, message, null, null, hint);
    }

    void print(PrintStream err, boolean json) {
        err.println(json ? toNode().toString() : "schema-registry: " + line());
        err.flush();
    }

    String line() {
        StringBuilder line = new StringBuilder(message);
        append(line, "expected ", expected);
        append(line, "found ", found);
        append(line, "", hint);
        return Printable.line(FULL_STOP_INSIDE.matcher(line).replaceAll("$1; "));
    }

    /// Some messages say it all themselves.
    private void append(StringBuilder line, String label, @Nullable String text) {
        if (text != null && !message.contains(text)) {
            line.append("; ").append(label).append(text);
        }
    }

    private ObjectNode toNode() {
        ObjectNode node = CanonicalJson.mapper().createObjectNode();
        node.put("code", code);
        node.put("message", message);
        node.put("expected", expected);
        node.put("found", found);
        node.put("hint", hint);
        return node;
    }
}
