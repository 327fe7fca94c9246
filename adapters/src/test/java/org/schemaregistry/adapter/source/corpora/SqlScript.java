package org.schemaregistry.adapter.source.corpora;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a psql script into its statements. Meta commands and the data of COPY are left out.
final class SqlScript {
    private static final Pattern DOLLAR = Pattern.compile("\\$(?:[A-Za-z_][A-Za-z0-9_]*)?\\$");
    private static final Pattern COPY = Pattern.compile("(?is)^\\s*COPY\\b.*\\bFROM\\s+stdin.*");

    private final String text;
    private final List<String> statements = new ArrayList<>();
    private final StringBuilder statement = new StringBuilder();
    private int at;

    private SqlScript(String text) {
        this.text = text;
    }

    static List<String> statements(String text) {
        SqlScript script = new SqlScript(text);
        script.cut();
        return script.statements;
    }

    private void cut() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith("--", at)) {
                skipTo(lineEnd());
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                skipTo(end < 0 ? text.length() : end + 2);
            } else if (c == '\\' && statement.toString().isBlank()) {
                skipTo(lineEnd());
            } else if (c == '\'' || c == '"') {
                take(quoteEnd(c));
            } else if (c == '$') {
                Matcher tag = DOLLAR.matcher(text).region(at, text.length());
                if (tag.lookingAt()) {
                    int end = text.indexOf(tag.group(), tag.end());
                    take(end < 0 ? text.length() : end + tag.group().length());
                } else {
                    take(at + 1);
                }
            } else if (c == ';') {
                at++;
                finish();
            } else {
                take(at + 1);
            }
        }
        finish();
    }

    private void finish() {
        String sql = statement.toString().strip();
        statement.setLength(0);
        if (sql.isEmpty()) {
            return;
        }
        if (COPY.matcher(sql).matches()) {
            int end = text.indexOf("\n\\.", at);
            at = end < 0 ? text.length() : end + 3;
            return;
        }
        statements.add(sql);
    }

    private int lineEnd() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private int quoteEnd(char quote) {
        boolean escapes =
                quote == '\''
                        && at > 0
                        && (text.charAt(at - 1) == 'E' || text.charAt(at - 1) == 'e')
                        && (at < 2 || !Character.isLetterOrDigit(text.charAt(at - 2)));
        int i = at + 1;
        while (i < text.length()) {
            if (escapes && text.charAt(i) == '\\') {
                i += 2;
            } else if (text.charAt(i) == quote) {
                return i + 1;
            } else {
                i++;
            }
        }
        return text.length();
    }

    private void skipTo(int end) {
        statement.append(' ');
        at = end;
    }

    private void take(int end) {
        statement.append(text, at, end);
        at = end;
    }
}
