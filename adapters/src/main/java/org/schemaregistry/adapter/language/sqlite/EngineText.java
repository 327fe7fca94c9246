package org.schemaregistry.adapter.language.sqlite;

import org.schemaregistry.sql.sqlite.SqliteToken;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A query as the engine gets it. Stateless.
///
/// In its usual setting the engine takes a name in double quotes that it does not know for a
/// string, which hides every misspelling. The driver offers no switch for it, so such names go to
/// the engine in backticks, which are never strings.
final class EngineText {
    private static final Set<String> KEYWORDS =
            Set.of(
                    "add",
                    "all",
                    "alter",
                    "and",
                    "as",
                    "autoincrement",
                    "between",
                    "case",
                    "check",
                    "collate",
                    "commit",
                    "constraint",
                    "create",
                    "default",
                    "deferrable",
                    "delete",
                    "distinct",
                    "drop",
                    "else",
                    "escape",
                    "except",
                    "exists",
                    "foreign",
                    "from",
                    "group",
                    "having",
                    "in",
                    "index",
                    "insert",
                    "intersect",
                    "into",
                    "is",
                    "isnull",
                    "join",
                    "limit",
                    "not",
                    "notnull",
                    "null",
                    "on",
                    "or",
                    "order",
                    "primary",
                    "references",
                    "returning",
                    "select",
                    "set",
                    "table",
                    "then",
                    "to",
                    "transaction",
                    "union",
                    "unique",
                    "update",
                    "using",
                    "values",
                    "when",
                    "where");

    private EngineText() {}

    static boolean isKeyword(String name) {
        return KEYWORDS.contains(name.toLowerCase(Locale.ROOT));
    }

    /// The text with other quotes, up to its end or that of the tokens.
    static String of(String text, List<SqliteToken> tokens) {
        StringBuilder engine = new StringBuilder(text.length() + 16);
        int at = 0;
        for (SqliteToken token : tokens) {
            if (token.end() > text.length()) {
                break;
            }
            engine.append(text, at, token.start()).append(of(token));
            at = token.end();
        }
        return engine.toString();
    }

    static String of(SqliteToken token) {
        return token.kind() == SqliteToken.Kind.QUOTED && token.text().charAt(0) == '"'
                ? "`" + token.name().replace("`", "``") + "`"
                : token.text();
    }
}
