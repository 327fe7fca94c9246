package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/// Whether a type's input function takes the text of an untyped literal. Immutable and thread-safe.
///
/// The messages and codes are those of the server's input functions. Types whose input language is
/// a world of its own (`xml`, `jsonpath`, `tsquery`, geometry beyond points, names of catalog
/// objects) are judged only where the text is plainly right.
public final class LiteralInput {
    /// Texts longer than this, in characters, are not judged.
    private static final int MAX_CHARS = 1_000_000;

    private static final int MAX_DEPTH = 16;
    private static final String SYNTAX = "22P02";

    private static final String COORDINATE = "\\s*[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?\\s*";
    private static final String PAIR = COORDINATE + "," + COORDINATE;
    private static final Pattern POINT = Pattern.compile("\\s*\\(" + PAIR + "\\)\\s*|" + PAIR);

    /// The greatest amount: a 64-bit number of cents.
    private static final java.math.BigDecimal MAX_MONEY =
            new java.math.BigDecimal("92233720368547758.07");

    /// A day and not an amount, wherever the server is.
    private static final java.util.regex.Pattern DASHED =
            java.util.regex.Pattern.compile("[0-9]-[0-9]");

    private static final int MAX_MONEY_DIGITS = 17;
    private static final int MAX_MONEY_CHARS = 100;

    /// No locale writes them in an amount.
    private static final String NO_MONEY = "{}[]<>\"\\:;=?!@#%^&*_|~/`";

    private static final Pattern MONEY =
            Pattern.compile("\\s*(-?\\$?|\\$?-)([0-9][0-9,]*(?:\\.[0-9]+)?)\\s*");

    private final TypeCatalog catalog;
    private final ObjectInput objects;

    LiteralInput(TypeCatalog catalog) {
        this.catalog = catalog;
        this.objects = new ObjectInput(catalog);
    }

    /// What the server says when a literal `'text'` is coerced to the type. Modifiers matter for
    /// `interval` only: the others are applied when the query runs.
    public LiteralVerdict check(String text, TypeRef type) {
        return check(text, type, 0);
    }

    LiteralVerdict check(String text, TypeRef type, int depth) {
        TypeRef base = catalog.baseType(type);
        if (text.length() > MAX_CHARS || depth > MAX_DEPTH) {
            return new LiteralVerdict.Unjudged("the literal is too long or too deep");
        }
        PgType of = base.type();
        PgType element = catalog.elementOf(of);
        if (element != null && of.oid() != Oids.INT2VECTOR && of.oid() != Oids.OIDVECTOR) {
            return StructuredInput.array(
                    this,
                    text,
                    new TypeRef(element, base.typmod()),
                    catalog.builtIns().majorVersion(),
                    depth);
        }
        return switch (of.kind()) {
            case BASE -> base(text, base);
            case ENUM -> label(text, of);
            case RANGE -> StructuredInput.range(this, catalog, text, of, depth);
            case MULTIRANGE -> StructuredInput.multirange(this, catalog, text, of, depth);
            case COMPOSITE -> StructuredInput.row(this, catalog, text, of, depth);
            case PSEUDO -> pseudo(text, of);
            case DOMAIN -> unjudged(of);
        };
    }

    private LiteralVerdict base(String text, TypeRef type) {
        PgType of = type.type();
        int major = catalog.builtIns().majorVersion();
        return switch (of.oid()) {
            case Oids.TEXT, Oids.VARCHAR, Oids.BPCHAR, Oids.NAME, Oids.CHAR, Oids.REFCURSOR ->
                    LiteralVerdict.VALID;
            case Oids.BOOL -> bool(text);
            case Oids.INT2 -> NumberInput.integer(text, 16, "smallint", major);
            case Oids.INT4 -> NumberInput.integer(text, 32, "integer", major);
            case Oids.INT8 -> NumberInput.integer(text, 64, "bigint", major);
            case Oids.NUMERIC -> NumberInput.numeric(text, major);
            case Oids.FLOAT4 -> NumberInput.floating(text, true);
            case Oids.FLOAT8 -> NumberInput.floating(text, false);
            case Oids.OID -> NumberInput.oid(text, major);
            case Oids.DATE, Oids.TIMESTAMP, Oids.TIMESTAMPTZ, Oids.TIME, Oids.TIMETZ ->
                    DateTimeInput.check(text, of.oid(), major);
            case Oids.INTERVAL -> IntervalInput.check(text, major);
            case Oids.UUID -> verdict(ByteInput.isUuid(text), "uuid", text);
            case Oids.BYTEA -> ByteInput.bytea(text);
            case Oids.BIT, Oids.VARBIT -> ByteInput.bits(text);
            case Oids.JSON -> JsonInput.check(text, false);
            case Oids.JSONB -> JsonInput.check(text, true);
            case Oids.INET, Oids.CIDR -> NetworkInput.check(text, of.oid() == Oids.CIDR);
            case Oids.MACADDR -> NetworkInput.hardware(text, "macaddr", 6);
            case Oids.MACADDR8 -> NetworkInput.hardware(text, "macaddr8", 8);
            case Oids.POINT -> verdict(POINT.matcher(text).matches(), "point", text);
            case Oids.MONEY -> money(text);
            case Oids.TSVECTOR -> TextSearchInput.vector(text, of);
            case Oids.TSQUERY -> TextSearchInput.query(text, of);
            case Oids.JSONPATH -> JsonPathInput.check(text, major, of);
            case Oids.XML -> XmlInput.check(text, of);
            default -> of.name().startsWith("reg") ? objects.check(text, of) : unjudged(of);
        };
    }

    private LiteralVerdict label(String text, PgType type) {
        List<String> labels = catalog.labels(type);
        return labels.contains(text)
                ? LiteralVerdict.VALID
                : invalid(
                        SYNTAX,
                        "invalid input value for enum "
                                + catalog.format(type)
                                + ": \""
                                + text
                                + "\"");
    }

    private static LiteralVerdict pseudo(String text, PgType type) {
        return switch (type.oid()) {
            case Oids.UNKNOWN, Oids.CSTRING, Oids.VOID, Oids.ANY, -1 -> LiteralVerdict.VALID;
            case Oids.RECORD ->
                    invalid("0A000", "input of anonymous composite types is not implemented");
            default ->
                    text.isEmpty() || Polymorphism.isPolymorphic(type)
                            ? unjudged(type)
                            : invalid("0A000", "cannot accept a value of type " + type.name());
        };
    }

    private static LiteralVerdict bool(String text) {
        String word = NumberInput.trim(text).toLowerCase(java.util.Locale.ROOT);
        boolean valid =
                !word.isEmpty()
                        && ("true".startsWith(word)
                                || "false".startsWith(word)
                                || "yes".startsWith(word)
                                || "no".startsWith(word)
                                || word.equals("on")
                                || word.equals("of")
                                || word.equals("off")
                                || word.equals("1")
                                || word.equals("0"));
        return verdict(valid, "boolean", text);
    }

    private static LiteralVerdict money(String text) {
        java.util.regex.Matcher amount = MONEY.matcher(text);
        if (text.length() > MAX_MONEY_CHARS) {
            return new LiteralVerdict.Unjudged("a long literal of type money");
        }
        if (amount.matches()) {
            boolean fits =
                    new java.math.BigDecimal(amount.group(2).replace(",", "")).compareTo(MAX_MONEY)
                            <= 0;
            return fits
                    ? LiteralVerdict.VALID
                    : invalid("22003", "value \"" + text + "\" is out of range for type money");
        }
        boolean odd =
                text.chars().anyMatch(c -> Character.isLetter(c) || NO_MONEY.indexOf(c) >= 0)
                        || text.contains("--")
                        || DASHED.matcher(text).find();
        if (text.isBlank()) {
            return LiteralVerdict.VALID;
        }
        return odd && text.length() < MAX_MONEY_DIGITS
                ? invalidSyntax("money", text)
                : new LiteralVerdict.Unjudged("an unusual literal of type money");
    }

    static LiteralVerdict verdict(boolean valid, String type, String text) {
        return valid ? LiteralVerdict.VALID : invalidSyntax(type, text);
    }

    static LiteralVerdict invalidSyntax(String type, String text) {
        return invalid(SYNTAX, "invalid input syntax for type " + type + ": \"" + text + "\"");
    }

    static LiteralVerdict invalid(String sqlState, String message) {
        return new LiteralVerdict.Invalid(Problem.of(sqlState, message));
    }

    static LiteralVerdict invalid(String sqlState, String message, @Nullable String detail) {
        return new LiteralVerdict.Invalid(
                new Problem(sqlState, message, detail, null, Problem.AT_CALL));
    }

    static LiteralVerdict unjudged(PgType type) {
        return new LiteralVerdict.Unjudged(
                "literals of type " + type.name() + " are not judged offline");
    }
}
