package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

/// One token. `text` is the folded identifier, the unescaped string, the number or the operator.
/// Immutable.
record Token(Kind kind, int start, int end, String text, @Nullable Keyword keyword) {

    enum Kind {
        IDENTIFIER,
        KEYWORD,
        /// A whole number that fits 32 bits.
        INTEGER,
        NUMBER,
        STRING,
        BITS,
        HEX_BITS,
        PARAMETER,
        /// An operator that the grammar knows by no name of its own.
        OPERATOR,
        /// `( ) [ ] , ; . : + - * / % ^ < > =` and `:: .. := => <= >= <>`.
        SIGN,
        /// What the lexer refuses; `text` is the message.
        ERROR,
        END
    }

    Span span() {
        return new Span(start, end);
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isKeyword(String word) {
        return kind == Kind.KEYWORD && text.equals(word);
    }
}
