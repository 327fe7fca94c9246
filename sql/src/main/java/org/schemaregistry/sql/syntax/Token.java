package org.schemaregistry.sql.syntax;

import org.jspecify.annotations.Nullable;

/// One token. `text` is the folded identifier, the unescaped string, the number or the operator.
/// Immutable.
///
/// @param error what a parser that comes here reports; null where the kind and the text say it
record Token(
        Kind kind,
        int start,
        int end,
        String text,
        @Nullable Keyword keyword,
        @Nullable SyntaxError error) {

    Token(Kind kind, int start, int end, String text, @Nullable Keyword keyword) {
        this(kind, start, end, text, keyword, null);
    }

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
