package org.schemaregistry.sql.type;

import java.util.regex.Pattern;

/// Literals of `tsquery` and `tsvector`. Stateless.
final class TextSearchInput {
    private static final String SYNTAX = "42601";

    /// Words with positions and weights, without quotes and escapes.
    private static final Pattern PLAIN_VECTOR =
            Pattern.compile(
                    "\\s*(?:[^\\s':\\\\]+(?::[0-9]{1,4}[A-Da-d]?(?:,[0-9]{1,4}[A-Da-d]?)*)?\\s*)*");

    private TextSearchInput() {}

    static LiteralVerdict vector(String text, PgType type) {
        return PLAIN_VECTOR.matcher(text).matches()
                ? LiteralVerdict.VALID
                : LiteralInput.unjudged(type);
    }

    /// Operands joined by `&`, `|`, `<->`; each may be negated, in parentheses, or have weights.
    static LiteralVerdict query(String text, PgType type) {
        boolean odd = text.indexOf('\'') >= 0 || text.indexOf('\\') >= 0;
        return odd ? LiteralInput.unjudged(type) : new Reader(text).read();
    }

    /// Reads one text by states, as the server's `gettoken_query_standard`; one thread, one use.
    private static final class Reader {
        private static final Pattern PHRASE = Pattern.compile("<(?:-|[0-9]{1,5})>");

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        LiteralVerdict read() {
            boolean operandNext = true;
            boolean any = false;
            int open = 0;
            while (true) {
                at = NumberInput.skipBlanks(text, at);
                if (at == text.length()) {
                    break;
                }
                char c = text.charAt(at);
                if (operandNext) {
                    if (c == '!') {
                        at++;
                    } else if (c == '(') {
                        at++;
                        open++;
                    } else if (c == ':' || c == '&' || c == '|' || c == ')' || c == '<') {
                        return syntax();
                    } else {
                        word();
                        any = true;
                        operandNext = false;
                    }
                } else if (c == '&' || c == '|') {
                    at++;
                    operandNext = true;
                } else if (c == '<' && phrase()) {
                    operandNext = true;
                } else if (c == ')' && open > 0) {
                    at++;
                    open--;
                } else {
                    return syntax();
                }
            }
            if (!any && open == 0 && text.isBlank()) {
                return LiteralVerdict.VALID;
            }
            if (operandNext) {
                return LiteralInput.invalid(SYNTAX, "no operand in tsquery: \"" + text + "\"");
            }
            return open > 0 ? syntax() : LiteralVerdict.VALID;
        }

        private LiteralVerdict syntax() {
            return LiteralInput.invalid(SYNTAX, "syntax error in tsquery: \"" + text + "\"");
        }

        private boolean phrase() {
            java.util.regex.Matcher phrase = PHRASE.matcher(text).region(at, text.length());
            if (!phrase.lookingAt()) {
                return false;
            }
            at = phrase.end();
            return true;
        }

        private void word() {
            while (at < text.length() && " \t\n\r\f:&|!()<".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            if (at < text.length() && text.charAt(at) == ':') {
                at++;
                while (at < text.length() && "abcdABCD*".indexOf(text.charAt(at)) >= 0) {
                    at++;
                }
            }
        }
    }
}
