package org.schemaregistry.sql.type;

import java.util.HashSet;
import java.util.Set;

/// Literals of `xml`: one element of plain names, quoted attributes and text is right whatever the
/// session's `xmloption` says; anything else is not judged. Stateless.
final class XmlInput {
    private static final int MAX_DEPTH = 100;

    private XmlInput() {}

    static LiteralVerdict check(String text, PgType type) {
        Reader reader = new Reader(text.strip());
        return reader.element(0) && reader.atEnd()
                ? LiteralVerdict.VALID
                : LiteralInput.unjudged(type);
    }

    /// Reads one text; one thread, one use.
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        boolean atEnd() {
            return at == text.length();
        }

        private boolean accept(String sign) {
            boolean found = text.startsWith(sign, at);
            at += found ? sign.length() : 0;
            return found;
        }

        private void blanks() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        /// A name of ASCII letters, digits and underscores; empty where none stands here.
        private String name() {
            int start = at;
            while (at < text.length() && isNameCharacter(text.charAt(at), at > start)) {
                at++;
            }
            return text.substring(start, at);
        }

        private static boolean isNameCharacter(char c, boolean inside) {
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            return letter || (inside && c >= '0' && c <= '9');
        }

        boolean element(int depth) {
            if (depth > MAX_DEPTH || !accept("<")) {
                return false;
            }
            String name = name();
            if (name.isEmpty() || !attributes()) {
                return false;
            }
            if (accept("/>")) {
                return true;
            }
            if (!accept(">") || !content(depth)) {
                return false;
            }
            boolean closed = accept("</" + name);
            blanks();
            return closed && accept(">");
        }

        private boolean attributes() {
            Set<String> seen = new HashSet<>();
            while (true) {
                int before = at;
                blanks();
                String name = name();
                if (name.isEmpty()) {
                    return true;
                }
                boolean fresh = at > before && before < at - name.length() && seen.add(name);
                blanks();
                if (!fresh || !accept("=")) {
                    return false;
                }
                blanks();
                if (!quoted()) {
                    return false;
                }
            }
        }

        private boolean quoted() {
            String quote = text.startsWith("\"", at) ? "\"" : "'";
            if (!accept(quote)) {
                return false;
            }
            int end = text.indexOf(quote, at);
            if (end < 0 || !isPlain(text.substring(at, end))) {
                return false;
            }
            at = end + 1;
            return true;
        }

        private static boolean isPlain(String part) {
            return part.chars()
                    .allMatch(c ->
                            (c >= ' ' && c < 0x7f && c != '<' && c != '&')
                                    || c == '\n'
                                    || c == '\t');
        }

        private boolean content(int depth) {
            while (!text.startsWith("</", at)) {
                int next = text.indexOf('<', at);
                if (next < 0) {
                    return false;
                }
                String part = text.substring(at, next);
                if (!isPlain(part) || part.contains("]]>")) {
                    return false;
                }
                at = next;
                if (!text.startsWith("</", at) && !element(depth + 1)) {
                    return false;
                }
            }
            return true;
        }
    }
}
