package org.schemaregistry.adapter.source.sqlite;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.adapter.source.sqlite.SqlTokens.Token;

import java.util.ArrayList;
import java.util.List;

/// What only the text of a CREATE INDEX statement tells: the expressions among its keys, without
/// COLLATE, ASC and DESC, and the predicate of a partial index.
///
/// Immutable.
record CreateIndex(List<String> keys, @Nullable String where) {

    CreateIndex {
        keys = List.copyOf(keys);
    }

    static CreateIndex parse(String sql) {
        List<Token> tokens = SqlTokens.of(sql);
        int on = indexOfOn(tokens);
        int open = on < 0 ? -1 : CreateTable.indexOf(tokens, "(", on);
        if (open < 0) {
            return new CreateIndex(List.of(), null);
        }
        List<String> keys = new ArrayList<>();
        for (List<Token> item : CreateTable.items(tokens, open)) {
            keys.add(SqlTokens.print(withoutOptions(item)));
        }
        int close = CreateTable.closing(tokens, open);
        int where = CreateTable.indexOf(tokens, "WHERE", close);
        return new CreateIndex(
                keys, where < 0 ? null : SqlTokens.print(withoutSemicolon(tokens, where + 1)));
    }

    /// The ON behind the index's name; the name itself may be the word "on" only in quotes.
    private static int indexOfOn(List<Token> tokens) {
        return CreateTable.indexOf(tokens, "ON", 2);
    }

    private static List<Token> withoutOptions(List<Token> item) {
        int end = item.size();
        if (end > 1 && (item.get(end - 1).is("ASC") || item.get(end - 1).is("DESC"))) {
            end--;
        }
        if (end > 2 && item.get(end - 2).is("COLLATE")) {
            end -= 2;
        }
        // Parentheses around the whole expression are not part of it.
        int start = 0;
        while (item.get(start).is("(") && CreateTable.closing(item, start) == end - 1) {
            start++;
            end--;
        }
        return item.subList(start, end);
    }

    private static List<Token> withoutSemicolon(List<Token> tokens, int from) {
        int end = tokens.size();
        while (end > from && tokens.get(end - 1).is(";")) {
            end--;
        }
        return tokens.subList(from, end);
    }
}
