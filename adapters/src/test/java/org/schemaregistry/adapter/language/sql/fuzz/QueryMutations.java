package org.schemaregistry.adapter.language.sql.fuzz;

import org.schemaregistry.adapter.language.sql.SqlTokens;
import org.schemaregistry.adapter.language.sql.SqlTokens.Token;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.Snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// Changes a query that a server took in one of many ways, most of which make it wrong. One thread.
final class QueryMutations {
    private static final Set<String> CLAUSES =
            Set.of(
                    "from",
                    "where",
                    "group",
                    "having",
                    "order",
                    "limit",
                    "union",
                    "intersect",
                    "except",
                    "join",
                    "inner",
                    "left",
                    "right",
                    "full",
                    "cross",
                    "on",
                    "offset");

    private final Idioms idioms;
    private final Random random;
    private final Map<String, List<String>> columns = new TreeMap<>();
    private final List<String> allColumns = new ArrayList<>();
    private final List<String> tables;

    QueryMutations(Snapshot snapshot, Idioms idioms, Random random) {
        this.idioms = idioms;
        this.random = random;
        snapshot.tables()
                .forEach((name, table) -> {
                    List<String> names = table.fields().stream().map(Field::name).toList();
                    columns.put(name.name(), names);
                    allColumns.addAll(names);
                });
        this.tables = List.copyOf(columns.keySet());
    }

    String of(String sql) {
        String changed = once(sql);
        return random.nextInt(4) == 0 ? once(changed) : changed;
    }

    private String once(String sql) {
        String text = sql.strip().replaceAll(";$", "");
        SqlTokens tokens = SqlTokens.of(text);
        if (tokens.tokens().isEmpty()) {
            return text;
        }
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> column(tokens);
            case 3 -> literal(tokens);
            case 4, 5 -> target(tokens);
            case 6, 7 -> condition(tokens);
            case 8 -> operator(tokens);
            case 9, 10 -> tail(tokens);
            case 11, 12 -> filled(one(idioms.of("wraps")).replace("$q", text), tokens);
            case 13 -> token(tokens);
            case 14 -> clause(tokens);
            default -> name(tokens);
        };
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /// The places of tokens that may be columns of the schema, behind a dot or not.
    private List<Integer> columnPlaces(SqlTokens tokens) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < tokens.tokens().size(); i++) {
            Token token = tokens.tokens().get(i);
            if (token.kind() == SqlTokens.Kind.WORD
                    && allColumns.contains(token.text().toLowerCase(Locale.ROOT))) {
                places.add(i);
            }
        }
        return places;
    }

    /// A column as the query itself writes one, or one of the tables it names, or any.
    private String someColumn(SqlTokens tokens) {
        List<Integer> places = columnPlaces(tokens);
        int choice = random.nextInt(8);
        if (choice < 5 && !places.isEmpty()) {
            int i = one(places);
            boolean qualified = i > 1 && tokens.tokens().get(i - 1).text().equals(".");
            String name = tokens.tokens().get(i).text();
            return qualified ? tokens.tokens().get(i - 2).text() + "." + name : name;
        }
        List<String> named = namedTables(tokens);
        return choice < 7 && !named.isEmpty()
                ? one(columns.getOrDefault(one(named), allColumns))
                : one(allColumns);
    }

    private List<String> namedTables(SqlTokens tokens) {
        List<String> named = new ArrayList<>();
        for (Token token : tokens.tokens()) {
            String name = token.text().toLowerCase(Locale.ROOT);
            if (columns.containsKey(name)) {
                named.add(name);
            }
        }
        return named;
    }

    private String someTable(SqlTokens tokens) {
        List<String> named = namedTables(tokens);
        return named.isEmpty() || random.nextInt(3) == 0 ? one(tables) : one(named);
    }

    private String filled(String template, SqlTokens tokens) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            char what = c == '$' && i + 1 < template.length() ? template.charAt(i + 1) : ' ';
            boolean whole =
                    i + 2 >= template.length() || !Character.isLetter(template.charAt(i + 2));
            boolean afterDot = i > 0 && template.charAt(i - 1) == '.';
            if (whole && "cdltnvw".indexOf(what) >= 0) {
                String value =
                        switch (what) {
                            case 'c', 'd' ->
                                    afterDot ? bare(someColumn(tokens)) : someColumn(tokens);
                            case 'l' -> one(idioms.of("literals"));
                            case 't' -> one(idioms.of("types"));
                            case 'n' -> someTable(tokens);
                            case 'v' -> filled(one(idioms.of("values")), tokens);
                            default -> filled(one(idioms.of("conditions")), tokens);
                        };
                text.append(value);
                i++;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static String bare(String column) {
        return column.substring(column.lastIndexOf('.') + 1);
    }

    private static String cut(String text, int from, int to, String instead) {
        return text.substring(0, from) + instead + text.substring(to);
    }

    /// Another thing in the place of a column, or the same column written otherwise.
    private String column(SqlTokens tokens) {
        List<Integer> places = columnPlaces(tokens);
        if (places.isEmpty()) {
            return tail(tokens);
        }
        int i = one(places);
        Token token = tokens.tokens().get(i);
        boolean qualified = i > 1 && tokens.tokens().get(i - 1).text().equals(".");
        int from = qualified ? tokens.tokens().get(i - 2).start() : token.start();
        String before = tokens.text().substring(from, token.end());
        String name = token.text();
        String instead =
                switch (random.nextInt(12)) {
                    case 0 -> name;
                    case 1 -> one(namedOrAll(tokens)) + "." + name;
                    case 2 -> someColumn(tokens);
                    case 3 -> one(allColumns);
                    case 4 -> "\"" + name + "\"";
                    case 5 -> "\"" + name.toUpperCase(Locale.ROOT) + "\"";
                    case 6 -> "`" + name + "`";
                    case 7 -> "[" + name + "]";
                    default -> filled(one(idioms.of("values")), tokens).replace("$c", before);
                };
        return cut(tokens.text(), from, token.end(), instead);
    }

    private List<String> namedOrAll(SqlTokens tokens) {
        List<String> named = namedTables(tokens);
        return named.isEmpty() ? tables : named;
    }

    private String literal(SqlTokens tokens) {
        List<Token> literals =
                tokens.tokens().stream()
                        .filter(t ->
                                t.kind() == SqlTokens.Kind.STRING
                                        || t.kind() == SqlTokens.Kind.NUMBER)
                        .toList();
        if (literals.isEmpty()) {
            return condition(tokens);
        }
        Token token = one(literals);
        return cut(tokens.text(), token.start(), token.end(), one(idioms.of("literals")));
    }

    /// One more target, with or without a name that is used again.
    private String target(SqlTokens tokens) {
        List<Token> selects =
                tokens.tokens().stream().filter(t -> t.text().equalsIgnoreCase("select")).toList();
        List<Token> froms =
                tokens.tokens().stream().filter(t -> t.text().equalsIgnoreCase("from")).toList();
        if (selects.isEmpty()) {
            return tail(tokens);
        }
        String value = filled(one(idioms.of("values")), tokens);
        String alias =
                switch (random.nextInt(5)) {
                    case 0 -> " AS " + one(idioms.of("aliases"));
                    case 1 -> " " + one(idioms.of("aliases"));
                    case 2 -> " AS total";
                    default -> "";
                };
        Token select = one(selects);
        String changed =
                switch (random.nextInt(6)) {
                    case 0 -> cut(tokens.text(), select.end(), select.end(), " DISTINCT");
                    case 1 ->
                            cut(
                                    tokens.text(),
                                    select.end(),
                                    select.end(),
                                    " DISTINCT ON (" + value + ")");
                    case 2 -> cut(tokens.text(), select.end(), select.end(), " TOP 5");
                    case 3 ->
                            froms.isEmpty()
                                    ? tokens.text() + ", " + value + alias
                                    : cut(
                                            tokens.text(),
                                            froms.get(0).start(),
                                            froms.get(0).start(),
                                            ", " + value + alias + " ");
                    default ->
                            cut(
                                    tokens.text(),
                                    select.end(),
                                    select.end(),
                                    " " + value + alias + ",");
                };
        return alias.equals(" AS total")
                ? changed
                        + one(
                                List.of(
                                        " ORDER BY total",
                                        " ORDER BY total + 1",
                                        " GROUP BY total",
                                        " HAVING total > 1",
                                        " WHERE total = 1",
                                        "",
                                        " ORDER BY abs(total)",
                                        " ORDER BY -total",
                                        " ORDER BY total DESC, 1"))
                : changed;
    }

    private String condition(SqlTokens tokens) {
        String condition = filled(one(idioms.of("conditions")), tokens);
        List<Token> places =
                tokens.tokens().stream()
                        .filter(t ->
                                Set.of("where", "on", "having")
                                        .contains(t.text().toLowerCase(Locale.ROOT)))
                        .toList();
        if (places.isEmpty()) {
            return before(
                    tokens,
                    List.of("group", "order", "limit", "union"),
                    " WHERE " + condition + " ");
        }
        Token place = one(places);
        String word = random.nextInt(3) == 0 ? " OR " : " AND ";
        return cut(tokens.text(), place.end(), place.end(), " " + condition + word);
    }

    private static String before(SqlTokens tokens, List<String> words, String added) {
        for (Token token : tokens.tokens()) {
            if (words.contains(token.text().toLowerCase(Locale.ROOT))) {
                return cut(tokens.text(), token.start(), token.start(), added);
            }
        }
        return tokens.text() + added;
    }

    private String operator(SqlTokens tokens) {
        List<Token> places =
                tokens.tokens().stream()
                        .filter(t ->
                                Set.of("=", "<", ">", "like", "and", "or", "+", "-", "in", "is")
                                        .contains(t.text().toLowerCase(Locale.ROOT)))
                        .toList();
        if (places.isEmpty()) {
            return column(tokens);
        }
        Token place = one(places);
        return cut(
                tokens.text(), place.start(), place.end(), " " + one(idioms.of("operators")) + " ");
    }

    private String tail(SqlTokens tokens) {
        String tail = filled(one(idioms.of("tails")), tokens);
        return switch (random.nextInt(4)) {
            case 0 -> before(tokens, List.of("where", "group", "order", "limit"), " " + tail + " ");
            case 1 -> before(tokens, List.of("order", "limit"), " " + tail + " ");
            default -> tokens.text() + " " + tail;
        };
    }

    /// A token gone, doubled, moved or put in.
    private String token(SqlTokens tokens) {
        Token token = one(tokens.tokens());
        Token other = one(tokens.tokens());
        String text = tokens.text();
        return switch (random.nextInt(6)) {
            case 0 -> cut(text, token.start(), token.end(), "");
            case 1 -> cut(text, token.end(), token.end(), " " + token.text());
            case 2 -> cut(text, token.start(), token.end(), other.text());
            case 3 -> cut(text, token.start(), token.start(), other.text() + " ");
            case 4 -> text.substring(0, token.start());
            default ->
                    cut(
                            text,
                            token.end(),
                            token.end(),
                            one(
                                    List.of(
                                            " ,",
                                            " (",
                                            " )",
                                            "'",
                                            "\"",
                                            " .",
                                            " AS",
                                            " NOT",
                                            " SELECT",
                                            " #",
                                            " --",
                                            " ::",
                                            " DISTINCT")));
        };
    }

    /// A clause without its end, or doubled.
    private String clause(SqlTokens tokens) {
        List<Integer> starts = new ArrayList<>();
        for (int i = 1; i < tokens.tokens().size(); i++) {
            if (CLAUSES.contains(tokens.tokens().get(i).text().toLowerCase(Locale.ROOT))) {
                starts.add(i);
            }
        }
        if (starts.isEmpty()) {
            return tail(tokens);
        }
        int at = random.nextInt(starts.size());
        int from = tokens.tokens().get(starts.get(at)).start();
        int to =
                at + 1 < starts.size()
                        ? tokens.tokens().get(starts.get(at + 1)).start()
                        : tokens.text().length();
        String clause = tokens.text().substring(from, to);
        return switch (random.nextInt(4)) {
            case 0 -> cut(tokens.text(), to, to, " " + clause + " ");
            case 1 -> tokens.text() + " " + clause;
            default -> cut(tokens.text(), from, to, "");
        };
    }

    /// Names of tables and aliases.
    private String name(SqlTokens tokens) {
        List<Token> words =
                tokens.tokens().stream().filter(t -> t.kind() == SqlTokens.Kind.WORD).toList();
        List<Token> named =
                words.stream()
                        .filter(t -> columns.containsKey(t.text().toLowerCase(Locale.ROOT)))
                        .toList();
        if (words.isEmpty()) {
            return tail(tokens);
        }
        Token token = named.isEmpty() || random.nextInt(3) == 0 ? one(words) : one(named);
        String text = token.text();
        String instead =
                switch (random.nextInt(11)) {
                    case 0 -> one(tables);
                    case 1 -> "\"" + text + "\"";
                    case 2 -> "\"" + text.toUpperCase(Locale.ROOT) + "\"";
                    case 3 -> "public." + text;
                    case 4 -> "nope." + text;
                    case 5 -> "`" + text + "`";
                    case 6 -> text + " AS " + one(idioms.of("aliases"));
                    case 7 -> one(words).text();
                    case 8 -> text + "s";
                    case 9 -> text + " z";
                    default -> "dbo." + text;
                };
        return cut(tokens.text(), token.start(), token.end(), instead);
    }
}
