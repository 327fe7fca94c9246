package org.schemaregistry.sql.statement;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.query.SingleStatement.Effect;

import java.util.Set;

/// The functions of SQLite that only compute. A function that is not among them is either unknown
/// to the engine or was added to it, so it is named.
final class SqliteFunctions {
    /// Words that stand before a parenthesis without calling anything.
    static final Set<String> KEYWORDS =
            Set.of(
                    "all", "and", "any", "as", "between", "by", "case", "cast", "check", "collate",
                    "distinct", "else", "end", "escape", "except", "exists", "filter", "from",
                    "glob", "group", "having", "in", "indexed", "intersect", "into", "is",
                    "isnull", "join", "like", "limit", "match", "materialized", "not", "notnull",
                    "null", "offset", "on", "or", "order", "over", "partition", "regexp",
                    "returning", "select", "set", "then", "union", "using", "values", "when",
                    "where", "window", "with", "rows", "range", "groups", "conflict", "do",
                    "default", "primary", "unique");

    private static final Set<String> COMPUTING =
            Set.of(
                    // scalar
                    "abs", "char", "coalesce", "concat", "concat_ws", "format", "glob", "hex", "if",
                    "ifnull", "iif", "instr", "length", "like", "likelihood", "likely", "lower",
                    "ltrim", "max", "min", "nullif", "octet_length", "printf", "quote", "random",
                    "randomblob", "replace", "round", "rtrim", "sign", "soundex", "substr",
                    "substring", "trim", "typeof", "unhex", "unicode", "unistr", "unistr_quote",
                    "unlikely", "upper", "zeroblob", "sqlite_version", "sqlite_source_id",
                    "sqlite_compileoption_get", "sqlite_compileoption_used", "sqlite_offset",
                    "changes", "total_changes", "last_insert_rowid", "subtype",
                    // aggregate and window
                    "avg", "count", "group_concat", "median", "percentile", "percentile_cont",
                    "percentile_disc", "string_agg", "sum", "total", "row_number", "rank",
                    "dense_rank", "percent_rank", "cume_dist", "ntile", "lag", "lead",
                    "first_value", "last_value", "nth_value",
                    // date and time
                    "date", "time", "datetime", "julianday", "unixepoch", "strftime", "timediff",
                    "current_date", "current_time", "current_timestamp",
                    // mathematics
                    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "ceil", "ceiling",
                    "cos", "cosh", "degrees", "exp", "floor", "ln", "log", "log10", "log2", "mod",
                    "pi", "pow", "power", "radians", "sin", "sinh", "sqrt", "tan", "tanh", "trunc",
                    // JSON
                    "json", "json_array", "json_array_length", "json_error_position",
                    "json_extract", "json_group_array", "json_group_object", "json_insert",
                    "json_object", "json_patch", "json_pretty", "json_quote", "json_remove",
                    "json_replace", "json_set", "json_type", "json_valid", "json_each",
                    "json_tree", "jsonb", "jsonb_array", "jsonb_extract", "jsonb_group_array",
                    "jsonb_group_object", "jsonb_insert", "jsonb_object", "jsonb_patch",
                    "jsonb_remove", "jsonb_replace", "jsonb_set", "jsonb_each", "jsonb_tree",
                    // full text and areas, over tables that have them
                    "bm25", "highlight", "snippet", "matchinfo", "offsets", "rtreecheck",
                    "rtreedepth", "rtreenode");

    private static final Set<String> OUTSIDE =
            Set.of("load_extension", "fts3_tokenizer", "readfile", "writefile", "edit", "fsdir");

    private SqliteFunctions() {}

    /// Null where the function only computes.
    static @Nullable Effect effect(String name) {
        if (COMPUTING.contains(name)) {
            return null;
        }
        return OUTSIDE.contains(name) || name.startsWith("pragma_")
                ? Effect.OUTSIDE
                : Effect.UNKNOWN;
    }
}
