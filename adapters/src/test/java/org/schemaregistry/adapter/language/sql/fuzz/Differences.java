package org.schemaregistry.adapter.language.sql.fuzz;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.schemaregistry.adapter.language.sql.LiveSource;
import org.schemaregistry.adapter.language.sql.LiveSource.Answer;
import org.schemaregistry.core.spi.QueryLanguage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Holds the check against a server statement by statement, counts in what they differ, and keeps
/// one small example of each kind of difference. One thread.
final class Differences {
    private static final int MAX_KINDS = Integer.getInteger("fuzz.kinds", 60);

    private final Map<String, String> examples = new TreeMap<>();
    private int asked;
    private int accepted;
    private int bothReject;
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

    private enum Kind {
        NONE,
        VERDICT,
        UNKNOWN,
        STATE,
        PLACE,
        MESSAGE
    }

    void compare(LiveSource source, QueryLanguage.Checker checker, String sql) throws SQLException {
        Answer server = asked(source, sql);
        if (server == null) {
            return;
        }
        Answer check = Answer.of(checker.check(sql));
        asked++;
        accepted += server.accepted() ? 1 : 0;
        Kind kind = difference(server, check);
        counts.merge(kind, 1, Integer::sum);
        if (!server.accepted() && !check.accepted()) {
            bothReject++;
        }
        String key = key(kind, server, check);
        if (kind != Kind.NONE && examples.size() < MAX_KINDS && !examples.containsKey(key)) {
            examples.put(key, example(source, checker, sql, kind, key));
        }
    }

    /// The server's answer; null where the driver would not send the text as it is.
    private static @Nullable Answer asked(LiveSource source, String sql) throws SQLException {
        if (sql.indexOf(';') >= 0) {
            return null;
        }
        try {
            return source.ask(sql);
        } catch (PSQLException e) {
            if (e.getServerErrorMessage() == null) {
                return null;
            }
            throw e;
        }
    }

    private static String example(
            LiveSource source, QueryLanguage.Checker checker, String sql, Kind kind, String key)
            throws SQLException {
        String small =
                Minimizer.smallest(
                        sql,
                        each -> {
                            Answer s = asked(source, each);
                            Answer c = Answer.of(checker.check(each));
                            return s != null && key.equals(key(difference(s, c), s, c));
                        });
        return kind
                + ": "
                + small
                + "\n    server "
                + source.ask(small)
                + "\n    check  "
                + Answer.of(checker.check(small));
    }

    private static String key(Kind kind, Answer server, Answer check) {
        return kind + " " + shape(server) + " / " + shape(check);
    }

    private int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /// The first thing in which the two differ.
    private static Kind difference(Answer server, Answer check) {
        if (check.sqlState().equals("unknown")) {
            return Kind.UNKNOWN;
        }
        if (server.accepted() != check.accepted()) {
            return Kind.VERDICT;
        }
        if (!server.sqlState().equals(check.sqlState())) {
            return Kind.STATE;
        }
        if (server.position() != check.position()) {
            return Kind.PLACE;
        }
        return server.message().equals(check.message()) ? Kind.NONE : Kind.MESSAGE;
    }

    /// The answer without its names, to tell kinds of disagreement apart.
    private static String shape(Answer answer) {
        List<String> words = new ArrayList<>();
        for (String word : answer.message().replaceAll("\"[^\"]*\"", "X").split(" ", -1)) {
            words.add(word.length() > 60 ? "..." : word.replaceAll("[0-9]+", "N"));
        }
        String message = String.join(" ", words);
        return answer.sqlState() + " " + message.substring(0, Math.min(60, message.length()));
    }

    /// The figures in a line, with the examples in a file and some of them printed.
    void report(String name, int majorVersion) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%s on %d: %d statements, %d accepted by the server, other verdict %d, unknown %d,"
                        + " other SQLSTATE %d, position %d and message %d of %d both reject%n",
                name,
                majorVersion,
                asked,
                accepted,
                count(Kind.VERDICT),
                count(Kind.UNKNOWN),
                count(Kind.STATE),
                count(Kind.PLACE),
                count(Kind.MESSAGE),
                bothReject);
        Files.write(
                Files.createDirectories(Path.of("target", "corpora"))
                        .resolve(name + "-" + majorVersion + ".txt"),
                new ArrayList<>(examples.values()));
        examples.values().stream().limit(20).forEach(System.out::println);
    }

    double acceptedShare() {
        return (double) accepted / asked;
    }

    double otherVerdictShare() {
        return (double) (count(Kind.VERDICT) + count(Kind.UNKNOWN)) / asked;
    }

    double otherStateShare() {
        return (double) count(Kind.STATE) / bothReject;
    }

    double otherPlaceShare() {
        return (double) count(Kind.PLACE) / bothReject;
    }
}
