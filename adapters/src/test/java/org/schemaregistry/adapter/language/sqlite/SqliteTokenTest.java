package org.schemaregistry.adapter.language.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaregistry.sql.sqlite.SqliteToken;
import org.schemaregistry.sql.sqlite.SqliteToken.Kind;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;

/// Tokens are cut where the engine cuts them: it names the one it stumbles over.
class SqliteTokenTest {
    private static final int TEXTS = 20_000;
    private static final long SEED = 20_260_726;

    /// Where tokenizers differ: each begins, ends or splits something.
    private static final List<String> PIECES =
            List.of(
                    "1", "_", ".", "e", "E+", "0x", "F", "g", "a", "x'", "X'0a'", "'", "''", "\"",
                    "`", "[", "]", "?", "?1", ":", "::", "@", "$", "#", "(", ")", "-", "->", ">",
                    "<", "=", "!", "|", "||", "/", "*", "/*", "*/", "--", "\n", "\t", " ", "\f",
                    "\u000b", "\ufeff", "\u00e9", "\u212a", "~", "&", "+", ",", "\\", "{", "^",
                    "\u007f", "9");

    @Test
    void cuts_where_the_engine_cuts() throws SQLException {
        Random random = new Random(SEED);
        try (Connection engine = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            for (int i = 0; i < TEXTS; i++) {
                StringBuilder text = new StringBuilder("SELECT ");
                for (int length = 1 + random.nextInt(6); length > 0; length--) {
                    text.append(PIECES.get(random.nextInt(PIECES.size())));
                }
                assertAgrees(engine, text.toString());
            }
        }
    }

    /// The cases in which two readers of this text once differed.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT ?1_0 | SELECT ?1 _0",
                "SELECT 1 /* | SELECT 1 / *",
                "SELECT x'0g' | SELECT x'0g'",
                "SELECT x'0' | SELECT x'0'",
                "SELECT x'00' | SELECT x'00'",
                "SELECT 1.2.3 | SELECT 1.2 .3",
                "SELECT 1e+2+3 | SELECT 1e+2 + 3",
                "SELECT 1e+ | SELECT 1e +",
                "SELECT 0x1e+1 | SELECT 0x1e + 1",
                "SELECT 0xg | SELECT 0xg",
                "SELECT 1_000 | SELECT 1_000",
                "SELECT 1__0 | SELECT 1__0",
                "SELECT 1_.5 | SELECT 1_.5",
                "SELECT :$a | SELECT :$a",
                "SELECT #a | SELECT #a",
                "SELECT #1 | SELECT #1",
                "SELECT $a::b(c;d) | SELECT $a::b(c;d)",
                "SELECT :a(b c) | SELECT :a(b c )",
                "SELECT @a('b) | SELECT @a('b)",
            })
    void cuts_these_as_the_engine_does(String text, String tokens) throws SQLException {
        assertThat(SqliteToken.of(text).stream().map(SqliteToken::text))
                .containsExactly(tokens.split(" ", -1));
        try (Connection engine = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            assertAgrees(engine, text);
        }
    }

    private static void assertAgrees(Connection engine, String text) {
        List<SqliteToken> tokens = SqliteToken.of(text);
        List<String> words = tokens.stream().map(SqliteToken::text).toList();
        List<String> illegal =
                tokens.stream()
                        .filter(token -> token.kind() == Kind.ILLEGAL)
                        .map(SqliteToken::text)
                        .toList();
        String said = said(engine, text);
        if (said == null) {
            assertThat(illegal).as(text).isEmpty();
            String apart = String.join(" ", words);
            assertThat(said(engine, apart)).as("%s, apart: %s", text, apart).isNull();
        } else if (said.contains("unrecognized token: \"")) {
            assertThat(illegal).as("%s: %s", text, said).contains(named(said));
        } else if (said.contains("near \"")) {
            assertThat(words).as("%s: %s", text, said).contains(named(said));
        }
    }

    private static String named(String said) {
        return said.substring(said.indexOf('"') + 1, said.lastIndexOf('"'));
    }

    /// What the engine has against the text; null if nothing.
    private static @Nullable String said(Connection engine, String text) {
        try {
            engine.prepareStatement(text).close();
            return null;
        } catch (SQLException e) {
            return e.getMessage();
        }
    }
}
