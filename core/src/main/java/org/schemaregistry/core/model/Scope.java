package org.schemaregistry.core.model;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/// Which tables of a source are scanned: globs (`*` any run, `?` one character) over the exact
/// `schema.table` of the source's catalog. No include means all; an exclude wins over an include.
///
/// `defaultSchema` is the schema whose tables are named without prefix; null where the engine has
/// no schemas or its own default applies.
///
/// Immutable.
public record Scope(List<String> include, List<String> exclude, @Nullable String defaultSchema) {
    public static final Scope ALL = new Scope(List.of(), List.of(), null);

    public Scope {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /// True if a table of the catalog is in scope.
    public boolean includes(String schema, String table) {
        String name = schema + "." + table;
        return (include.isEmpty() || matchesAny(include, name)) && !matchesAny(exclude, name);
    }

    private static boolean matchesAny(List<String> globs, String name) {
        for (String glob : globs) {
            if (pattern(glob).matcher(name).matches()) {
                return true;
            }
        }
        return false;
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
