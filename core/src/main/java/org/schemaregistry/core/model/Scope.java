package org.schemaregistry.core.model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Which tables of a source are scanned: globs (`*` any run, `?` one character) over the exact
/// `schema.table` of the source's catalog. No include means all; an exclude wins over an include.
///
/// `defaultSchema` is the schema whose tables are named without prefix; null where the engine has
/// no schemas or its own default applies.
///
/// Immutable.
public record Scope(List<String> include, List<String> exclude, @Nullable String defaultSchema) {
    /// The most patterns in one list.
    public static final int MAX_GLOBS = 1_000;

    /// The longest pattern, in characters.
    public static final int MAX_GLOB_CHARS = 4_096;

    public static final Scope ALL = new Scope(List.of(), List.of(), null);

    public Scope {
        include = checked(include);
        exclude = checked(exclude);
    }

    /// True if a table of the catalog is in scope.
    public boolean includes(String schema, String table) {
        String name = schema + "." + table;
        return (include.isEmpty() || matchesAny(include, name)) && !matchesAny(exclude, name);
    }

    private static boolean matchesAny(List<String> globs, String name) {
        for (String glob : globs) {
            if (matches(glob, name)) {
                return true;
            }
        }
        return false;
    }

    /// Walks both texts once; after a mismatch it goes back to the last `*` alone, so that no glob
    /// takes exponential time.
    private static boolean matches(String glob, String name) {
        int g = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                resume = n;
            } else if (g < glob.length() && glob.charAt(g) == '?') {
                g++;
                n += Character.charCount(name.codePointAt(n));
            } else if (g < glob.length() && glob.charAt(g) == name.charAt(n)) {
                g++;
                n++;
            } else if (star >= 0) {
                g = star + 1;
                resume += Character.charCount(name.codePointAt(resume));
                n = resume;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == '*') {
            g++;
        }
        return g == glob.length();
    }

    private static List<String> checked(List<String> globs) {
        if (globs.size() > MAX_GLOBS) {
            throw new IllegalArgumentException(
                    "scope: expected at most " + MAX_GLOBS + " patterns, found " + globs.size());
        }
        for (String glob : globs) {
            if (glob.isBlank() || glob.length() > MAX_GLOB_CHARS) {
                throw new IllegalArgumentException(
                        "scope pattern: expected 1 to "
                                + MAX_GLOB_CHARS
                                + " characters such as public.*, found "
                                + glob.length());
            }
        }
        return List.copyOf(globs);
    }
}
