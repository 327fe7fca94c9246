package org.schemaregistry.adapter.source.sqlite;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.adapter.source.sqlite.SqlTokens.Kind;
import org.schemaregistry.adapter.source.sqlite.SqlTokens.Token;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What only the text of a CREATE TABLE statement tells of a SQLite table: check constraints,
/// generation expressions, collations, AUTOINCREMENT and deferrable foreign keys. Everything else
/// comes from pragmas.
///
/// The text is what SQLite keeps in `sqlite_schema.sql` (edited by ALTER TABLE), so it is known to
/// be valid; what it does not understand is passed over. Column names are compared without case.
///
/// Immutable.
record CreateTable(
        List<String> checks,
        Map<String, String> generated,
        Map<String, String> collations,
        List<Boolean> deferrableForeignKeys,
        boolean autoincrement) {
    /// A statement that tells nothing, such as a view's.
    static final CreateTable NONE =
            new CreateTable(List.of(), Map.of(), Map.of(), List.of(), false);

    private static final Set<String> TABLE_CONSTRAINTS =
            Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");
    private static final Set<String> COLUMN_CONSTRAINTS =
            Set.of(
                    "CONSTRAINT",
                    "PRIMARY",
                    "NOT",
                    "NULL",
                    "UNIQUE",
                    "CHECK",
                    "DEFAULT",
                    "COLLATE",
                    "REFERENCES",
                    "GENERATED",
                    "AS",
                    "ON",
                    "DEFERRABLE");

    CreateTable {
        checks = List.copyOf(checks);
        generated = unmodifiable(generated);
        collations = unmodifiable(collations);
        deferrableForeignKeys = List.copyOf(deferrableForeignKeys);
    }

    static CreateTable parse(String sql) {
        List<Token> tokens = SqlTokens.of(sql);
        int open = indexOf(tokens, "(", 0);
        if (open < 0) {
            return NONE;
        }
        Reader reader = new Reader();
        for (List<Token> item : items(tokens, open)) {
            reader.read(item);
        }
        return new CreateTable(
                reader.checks,
                reader.generated,
                reader.collations,
                reader.deferrable,
                reader.autoincrement);
    }

    /// The generation expression of a column, without its parentheses.
    @Nullable String generatedOf(String column) {
        return generated.get(column);
    }

    /// The collation of a column if it is not BINARY.
    @Nullable String collationOf(String column) {
        String collation = collations.get(column);
        return collation == null || collation.equals("BINARY") ? null : collation;
    }

    /// The comma-separated items between the parenthesis at `open` and its partner.
    static List<List<Token>> items(List<Token> tokens, int open) {
        List<List<Token>> items = new ArrayList<>();
        List<Token> item = new ArrayList<>();
        int depth = 0;
        for (int i = open + 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(")) {
                depth++;
            } else if (token.is(")")) {
                depth--;
                if (depth < 0) {
                    break;
                }
            }
            if (depth == 0 && token.is(",")) {
                items.add(item);
                item = new ArrayList<>();
            } else {
                item.add(token);
            }
        }
        if (!item.isEmpty()) {
            items.add(item);
        }
        return items;
    }

    /// The index of the partner of the parenthesis at `open`, or the number of tokens.
    static int closing(List<Token> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            if (tokens.get(i).is("(")) {
                depth++;
            } else if (tokens.get(i).is(")")) {
                depth--;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return tokens.size();
    }

    static int indexOf(List<Token> tokens, String word, int from) {
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.get(i).is(word)) {
                return i;
            }
        }
        return -1;
    }

    private static Map<String, String> unmodifiable(Map<String, String> map) {
        Map<String, String> copy = AsciiCase.map();
        copy.putAll(map);
        return Collections.unmodifiableMap(copy);
    }

    /// Reads one column definition or table constraint after the other.
    private static final class Reader {
        private final List<String> checks = new ArrayList<>();
        private final Map<String, String> generated = AsciiCase.map();
        private final Map<String, String> collations = AsciiCase.map();
        private final List<Boolean> deferrable = new ArrayList<>();
        private boolean autoincrement;

        void read(List<Token> item) {
            if (item.isEmpty()) {
                return;
            }
            Token first = item.getFirst();
            boolean tableConstraint =
                    first.kind() == Kind.WORD
                            && TABLE_CONSTRAINTS.contains(first.text().toUpperCase(Locale.ROOT));
            if (tableConstraint) {
                constraints(item, 0, null);
            } else {
                constraints(item, afterType(item), first.name());
            }
        }

        /// The index of the first constraint behind a column's name and type.
        private static int afterType(List<Token> item) {
            int at = 1;
            while (at < item.size()) {
                Token token = item.get(at);
                if (token.is("(")) {
                    at = closing(item, at) + 1;
                } else if (token.kind() == Kind.WORD
                        && COLUMN_CONSTRAINTS.contains(token.text().toUpperCase(Locale.ROOT))) {
                    return at;
                } else {
                    at++;
                }
            }
            return at;
        }

        private void constraints(List<Token> item, int from, @Nullable String column) {
            int at = from;
            while (at < item.size()) {
                Token token = item.get(at);
                Token next = at + 1 < item.size() ? item.get(at + 1) : null;
                if (token.kind() != Kind.WORD) {
                    at = token.is("(") ? closing(item, at) + 1 : at + 1;
                } else if (token.is("CONSTRAINT")) {
                    at += 2;
                } else if (token.is("CHECK") && next != null && next.is("(")) {
                    int end = closing(item, at + 1);
                    checks.add(SqlTokens.print(item.subList(at + 2, end)));
                    at = end + 1;
                } else if (token.is("AS") && next != null && next.is("(") && column != null) {
                    int end = closing(item, at + 1);
                    generated.put(column, SqlTokens.print(item.subList(at + 2, end)));
                    at = end + 1;
                } else if (token.is("COLLATE") && next != null && column != null) {
                    collations.put(column, next.name().toUpperCase(Locale.ROOT));
                    at += 2;
                } else if (token.is("DEFAULT") && next != null) {
                    at = afterDefault(item, at + 1);
                } else if (token.is("REFERENCES")) {
                    deferrable.add(false);
                    at += 2;
                } else if (token.is("DEFERRABLE")) {
                    boolean not = at > from && item.get(at - 1).is("NOT");
                    if (!not && !deferrable.isEmpty()) {
                        // SQLite defers only what is also INITIALLY DEFERRED.
                        boolean deferred =
                                at + 2 < item.size()
                                        && item.get(at + 1).is("INITIALLY")
                                        && item.get(at + 2).is("DEFERRED");
                        deferrable.set(deferrable.size() - 1, deferred);
                    }
                    at++;
                } else {
                    autoincrement |= token.is("AUTOINCREMENT");
                    at++;
                }
            }
        }

        private static int afterDefault(List<Token> item, int at) {
            Token value = item.get(at);
            if (value.is("(")) {
                return closing(item, at) + 1;
            }
            return value.is("+") || value.is("-") ? at + 2 : at + 1;
        }
    }
}
