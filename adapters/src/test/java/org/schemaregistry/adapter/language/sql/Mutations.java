package org.schemaregistry.adapter.language.sql;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Snapshot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/// Puts one fault into a query that was right. Whether it is a fault the server says. One thread.
final class Mutations {
    private static final Set<String> FUNCTIONS =
            Set.of("count", "sum", "avg", "min", "max", "lower", "upper", "length", "abs", "round");

    private final Random random;
    private final Set<String> columns = new HashSet<>();
    private final Set<String> tables = new HashSet<>();

    enum Kind {
        COLUMN_TYPO,
        COLUMN_OTHER_WORD,
        TABLE_TYPO,
        UNKNOWN_ALIAS,
        FUNCTION_TYPO,
        WRONG_LITERAL
    }

    /// A fault at one token; `meant` is the name as it was.
    record Fault(Kind kind, SqlTokens.Edit edit, String meant) {}

    Mutations(Snapshot snapshot, Random random) {
        this.random = random;
        snapshot.tables()
                .forEach((name, table) -> {
                    tables.add(name.name());
                    table.fields().forEach(field -> columns.add(field.name()));
                });
    }

    /// One fault per place that takes one, in order of the text.
    List<Fault> faults(SqlTokens query) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < query.tokens().size(); i++) {
            Fault fault = at(query, i);
            if (fault != null) {
                faults.add(fault);
            }
        }
        return faults;
    }

    private @Nullable Fault at(SqlTokens query, int i) {
        SqlTokens.Token token = query.tokens().get(i);
        return switch (token.kind()) {
            case STRING ->
                    query.is(i - 1, "=") ? fault(Kind.WRONG_LITERAL, i, "7", token.text()) : null;
            case NUMBER ->
                    query.is(i - 1, "=") || query.is(i - 1, ">") || query.is(i - 1, "<")
                            ? fault(Kind.WRONG_LITERAL, i, "'abc'", token.text())
                            : null;
            case WORD, QUOTED -> named(query, i, token);
            case OTHER -> null;
        };
    }

    private @Nullable Fault named(SqlTokens query, int i, SqlTokens.Token token) {
        String name = token.name();
        if (query.is(i + 1, "(")) {
            return FUNCTIONS.contains(name)
                    ? fault(Kind.FUNCTION_TYPO, i, typo(token.text()), name)
                    : null;
        }
        if (query.is(i + 1, ".")) {
            return fault(Kind.UNKNOWN_ALIAS, i, "t" + (20 + random.nextInt(80)), name);
        }
        if ((query.is(i - 1, "FROM") || query.is(i - 1, "JOIN")) && tables.contains(name)) {
            return fault(Kind.TABLE_TYPO, i, typo(token.text()), name);
        }
        if (columns.contains(name) && !query.is(i - 1, "AS")) {
            return random.nextInt(4) == 0
                    ? fault(Kind.COLUMN_OTHER_WORD, i, otherWord(token.text()), name)
                    : fault(Kind.COLUMN_TYPO, i, typo(token.text()), name);
        }
        return null;
    }

    private static Fault fault(Kind kind, int index, String replacement, String meant) {
        return new Fault(kind, new SqlTokens.Edit(index, replacement), meant);
    }

    private String otherWord(String name) {
        String word = List.of("code", "label", "ref", "amount").get(random.nextInt(4));
        return name.endsWith("\"")
                ? name.substring(0, name.length() - 1) + "_" + word + "\""
                : name + "_" + word;
    }

    /// A letter left out, doubled, swapped with its neighbour or replaced, in a word of any length.
    String typo(String name) {
        boolean quoted = name.startsWith("\"");
        String word = quoted ? name.substring(1, name.length() - 1) : name;
        String wrong = word;
        for (int attempt = 0; attempt < 20 && known(wrong); attempt++) {
            int at = 1 + random.nextInt(Math.max(1, word.length() - 1));
            at = Math.min(at, word.length() - 1);
            char letter = (char) ('a' + random.nextInt(26));
            wrong =
                    switch (random.nextInt(4)) {
                        case 0 -> word.substring(0, at) + word.substring(at + 1);
                        case 1 -> word.substring(0, at) + letter + word.substring(at);
                        case 2 ->
                                at == 0
                                        ? word + letter
                                        : word.substring(0, at - 1)
                                                + word.charAt(at)
                                                + word.charAt(at - 1)
                                                + word.substring(at + 1);
                        default -> word.substring(0, at) + letter + word.substring(at + 1);
                    };
        }
        wrong = known(wrong) ? word + "zq" : wrong;
        return quoted ? "\"" + wrong + "\"" : wrong;
    }

    private boolean known(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        return name.isEmpty()
                || columns.contains(name)
                || columns.contains(word)
                || tables.contains(name)
                || FUNCTIONS.contains(name);
    }
}
