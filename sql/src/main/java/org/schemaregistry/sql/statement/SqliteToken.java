package org.schemaregistry.sql.statement;

import java.util.Locale;

/// One token of a SQLite text; of an ERROR, `text` is what is wrong. Immutable.
record SqliteToken(Kind kind, int start, int end, String text) {
    enum Kind {
        WORD,
        NUMBER,
        /// A literal in single quotes, also `x'..'`.
        STRING,
        /// A name in double quotes, backticks or brackets.
        NAME,
        PARAMETER,
        SIGN,
        ERROR
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /// The word in lower case; empty if it is none.
    String word() {
        return kind == Kind.WORD ? text.toLowerCase(Locale.ROOT) : "";
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.NAME || kind == Kind.STRING;
    }

    /// The name in lower case without its quotes.
    String name() {
        String bare = kind == Kind.WORD ? text : text.substring(1, text.length() - 1);
        return bare.toLowerCase(Locale.ROOT);
    }
}
