package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Literals that name an object of the catalog: `regclass`, `regtype`, `regproc` and their kin. An
/// object of a sort that a snapshot does not hold cannot be judged. Immutable.
final class ObjectInput {
    private static final int MAX_NAME = 200;
    private static final String UNDEFINED_FUNCTION = "42883";

    /// The text search configurations that every server from 13 on has.
    private static final Set<String> CONFIGURATIONS =
            Set.of(
                    "simple",
                    "arabic",
                    "danish",
                    "dutch",
                    "english",
                    "finnish",
                    "french",
                    "german",
                    "greek",
                    "hungarian",
                    "indonesian",
                    "irish",
                    "italian",
                    "lithuanian",
                    "nepali",
                    "norwegian",
                    "portuguese",
                    "romanian",
                    "russian",
                    "spanish",
                    "swedish",
                    "tamil",
                    "turkish");

    private static final Set<String> NEWER_CONFIGURATIONS =
            Set.of("armenian", "basque", "catalan", "hindi", "serbian", "yiddish");
    private static final int NEWER = 14;

    private final TypeCatalog catalog;

    ObjectInput(TypeCatalog catalog) {
        this.catalog = catalog;
    }

    /// @param of a type whose name starts with `reg`
    LiteralVerdict check(String text, PgType of) {
        String trimmed = NumberInput.trim(text);
        boolean number = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (number || text.equals("-")) {
            return number && trimmed.length() > 9
                    ? LiteralInput.unjudged(of)
                    : LiteralVerdict.VALID;
        }
        return switch (of.name()) {
            case "regclass" -> relation(text);
            case "regtype" ->
                    trimmed.isEmpty()
                            ? LiteralInput.invalid("42601", "invalid type name \"" + text + "\"")
                            : type(trimmed);
            case "regproc" -> function(text);
            case "regprocedure" -> signature(text);
            case "regnamespace" -> schema(text);
            case "regconfig" -> configuration(text);
            default -> LiteralInput.unjudged(of);
        };
    }

    private LiteralVerdict relation(String text) {
        List<String> name = name(text);
        if (name == null) {
            return invalidName();
        }
        if (name.size() > 2) {
            return otherDatabase(text);
        }
        String schema = name.size() == 2 ? name.get(0) : null;
        if (catalog.lacksRelation(schema, name.getLast())) {
            return LiteralInput.invalid(
                    "42P01", "relation \"" + String.join(".", name) + "\" does not exist");
        }
        return catalog.hasRelation(schema, name.getLast())
                ? LiteralVerdict.VALID
                : new LiteralVerdict.Unjudged(
                        "whether \""
                                + text
                                + "\" is a relation of a kind that the scan does not see");
    }

    private LiteralVerdict type(String text) {
        if (!text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9') {
            return new LiteralVerdict.Unjudged("an unusual name of a type");
        }
        if (catalog.namesType(text)) {
            return LiteralVerdict.VALID;
        }
        List<String> name = name(text);
        if (name == null) {
            return new LiteralVerdict.Unjudged("an unusual name of a type");
        }
        if (name.size() > 1 && !catalog.hasSchema(name.get(0))) {
            return new LiteralVerdict.Unjudged("whether the schema of " + text + " exists");
        }
        return LiteralInput.invalid(
                "42704", "type \"" + String.join(".", name) + "\" does not exist");
    }

    private LiteralVerdict function(String text) {
        List<String> name = name(text);
        if (name == null) {
            return invalidName();
        }
        if (name.size() > 2) {
            return otherDatabase(text);
        }
        List<PgFunction> found =
                catalog.functions(name.size() == 2 ? name.get(0) : null, name.getLast());
        if (catalog.isOpaque(name.getLast())) {
            return new LiteralVerdict.Unjudged("a function with a type that is not known here");
        }
        return switch (found.size()) {
            case 0 ->
                    LiteralInput.invalid(
                            UNDEFINED_FUNCTION, "function \"" + text + "\" does not exist");
            case 1 -> LiteralVerdict.VALID;
            default ->
                    LiteralInput.invalid("42725", "more than one function named \"" + text + "\"");
        };
    }

    private LiteralVerdict signature(String text) {
        int open = text.indexOf('(');
        boolean plain = open > 0 && text.endsWith(")") && text.indexOf('(', open + 1) < 0;
        List<String> name = plain ? name(text.substring(0, open)) : null;
        if (name == null || name.size() > 2 || catalog.isOpaque(name.getLast())) {
            return new LiteralVerdict.Unjudged("an unusual signature of a function");
        }
        String inside = text.substring(open + 1, text.length() - 1);
        List<PgType> types = new ArrayList<>();
        for (String each : inside.isBlank() ? new String[0] : inside.split(",", -1)) {
            TypeRef type = catalog.columnType(NumberInput.trim(each));
            if (type == null) {
                return new LiteralVerdict.Unjudged("an unusual signature of a function");
            }
            types.add(type.type());
        }
        for (PgFunction function :
                catalog.functions(name.size() == 2 ? name.get(0) : null, name.getLast())) {
            if (function.arguments().equals(types)) {
                return LiteralVerdict.VALID;
            }
        }
        return LiteralInput.invalid(UNDEFINED_FUNCTION, "function \"" + text + "\" does not exist");
    }

    private LiteralVerdict schema(String text) {
        List<String> name = name(text);
        if (name == null || name.size() > 1) {
            return invalidName();
        }
        return catalog.hasSchema(name.get(0))
                ? LiteralVerdict.VALID
                : new LiteralVerdict.Unjudged(
                        "whether a schema \"" + text + "\" without tables exists");
    }

    private LiteralVerdict configuration(String text) {
        List<String> name = name(text);
        String last = name == null ? "" : name.getLast();
        boolean builtIn =
                CONFIGURATIONS.contains(last)
                        || (NEWER_CONFIGURATIONS.contains(last)
                                && catalog.builtIns().majorVersion() >= NEWER);
        boolean catalogs = name != null && (name.size() == 1 || name.get(0).equals("pg_catalog"));
        return builtIn && catalogs
                ? LiteralVerdict.VALID
                : new LiteralVerdict.Unjudged(
                        "text search configurations are not part of a snapshot");
    }

    private static LiteralVerdict invalidName() {
        return LiteralInput.invalid("42602", "invalid name syntax");
    }

    private static LiteralVerdict otherDatabase(String text) {
        return new LiteralVerdict.Unjudged("whether the database of " + text + " is this one");
    }

    /// The parts of a name, folded as the server's `stringToQualifiedNameList` does; null where it
    /// is none.
    private static @Nullable List<String> name(String text) {
        if (text.length() > MAX_NAME) {
            return null;
        }
        List<String> parts = new ArrayList<>(2);
        int at = NumberInput.skipBlanks(text, 0);
        while (true) {
            StringBuilder part = new StringBuilder();
            if (at < text.length() && text.charAt(at) == '"') {
                at = quoted(text, at + 1, part);
                if (at < 0) {
                    return null;
                }
            } else {
                int start = at;
                while (at < text.length() && !endsName(text.charAt(at))) {
                    at++;
                }
                part.append(text.substring(start, at).toLowerCase(Locale.ROOT));
            }
            if (part.isEmpty()) {
                return null;
            }
            parts.add(part.toString());
            at = NumberInput.skipBlanks(text, at);
            if (at == text.length()) {
                return parts;
            }
            if (text.charAt(at) != '.') {
                return null;
            }
            at = NumberInput.skipBlanks(text, at + 1);
        }
    }

    /// Without quotes any character is part of a name, but for the dot and blanks.
    private static boolean endsName(char c) {
        return c == '.' || c == ' ' || (c >= '\t' && c <= '\r');
    }

    /// The place behind the closing quote, -1 where there is none.
    private static int quoted(String text, int start, StringBuilder into) {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) != '"') {
                into.append(text.charAt(i));
            } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                into.append('"');
                i++;
            } else {
                return i + 1;
            }
        }
        return -1;
    }
}
