package org.schemaregistry.core.rule;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.diff.Change;
import org.schemaregistry.core.diff.Change.Typing;
import org.schemaregistry.core.diff.Differ;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.rule.Weighing.Weight;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says what the change of a type does to values: the lossless ones are few and listed, everything
/// not known to be harmless counts as another family.
final class TypeWeighing {
    /// Names of types that mean the same wherever the logical type is the same.
    private static final Set<String> SPELLINGS =
            Set.of(
                    "text",
                    "varchar",
                    "character varying",
                    "nvarchar",
                    "nvarchar2",
                    "varchar2",
                    "string",
                    "clob",
                    "tinytext",
                    "mediumtext",
                    "longtext",
                    "int",
                    "integer",
                    "int2",
                    "int4",
                    "int8",
                    "tinyint",
                    "smallint",
                    "mediumint",
                    "bigint",
                    "numeric",
                    "decimal",
                    "dec",
                    "real",
                    "float",
                    "float4",
                    "float8",
                    "double",
                    "double precision",
                    "bool",
                    "boolean");

    private static final Pattern PARAMETERS = Pattern.compile("\\s*\\((\\d+)[^)]*\\)");

    private TypeWeighing() {}

    private enum Outcome {
        WIDENED,
        NARROWED,
        CHANGED,
        PRECISION_GROWN,
        PRECISION_SHRUNK
    }

    static Weight weigh(Typing from, Typing to) {
        if (from.nativeType().equals(to.nativeType())) {
            FieldType was = innermost(from.type());
            FieldType is = innermost(to.type());
            if (was instanceof FieldType.Struct(var before)
                    && is instanceof FieldType.Struct(var after)) {
                return new Weight(
                        ChangeRule.COMPOSITE_CHANGED,
                        attributes(
                                Table.of(TableKind.TABLE, "composite", before),
                                Table.of(TableKind.TABLE, "composite", after)));
            }
            return new Weight(
                    ChangeRule.DOMAIN_CHANGED,
                    switch (compare(from, to)) {
                        case WIDENED, PRECISION_GROWN -> Condition.WIDENS;
                        case NARROWED -> Condition.NARROWS;
                        case CHANGED, PRECISION_SHRUNK -> Condition.DIFFERS;
                    });
        }
        return switch (compare(from, to)) {
            case WIDENED ->
                    Weight.when(
                            isLarge(to.type()) && !isLarge(from.type()),
                            ChangeRule.TYPE_WIDENED,
                            Condition.LARGE_INTEGER);
            case NARROWED -> Weight.of(ChangeRule.TYPE_NARROWED);
            case CHANGED -> Weight.of(ChangeRule.TYPE_CHANGED);
            case PRECISION_GROWN -> Weight.of(ChangeRule.TIME_PRECISION_GROWN);
            case PRECISION_SHRUNK -> Weight.of(ChangeRule.TIME_PRECISION_SHRUNK);
        };
    }

    /// The worst that the changes of the attributes would do if they were columns.
    private static Condition attributes(Table before, Table after) {
        List<Change> changes = Differ.diff(before, after);
        Weighing weighing = new Weighing(before, after);
        Bump read = Bump.NONE;
        Bump write = Bump.NONE;
        for (Change change : changes) {
            Weight weight = weighing.weigh(change);
            Variant variant = weight.rule().variant(weight.condition());
            read = read.max(variant.read());
            write = write.max(variant.write());
        }
        if (read == Bump.MAJOR) {
            return Condition.DIFFERS;
        }
        if (write == Bump.MAJOR) {
            return Condition.NARROWS;
        }
        return read.max(write) == Bump.MINOR ? Condition.WIDENS : Condition.ORDER_ONLY;
    }

    private static Outcome compare(Typing from, Typing to) {
        FieldType was = from.type();
        FieldType is = to.type();
        if (was.equals(is)) {
            return sameLogicalType(from, to);
        }
        if (isNamed(from, to)) {
            return Outcome.CHANGED;
        }
        return switch (was) {
            case FieldType.Int old ->
                    is instanceof FieldType.Int now
                            ? widened(holds(now, old), holds(old, now))
                            : Outcome.CHANGED;
            case FieldType.Real(int old) ->
                    is instanceof FieldType.Real(int now)
                            ? widened(now >= old, now <= old)
                            : Outcome.CHANGED;
            case FieldType.Decimal old ->
                    is instanceof FieldType.Decimal now ? decimals(old, now) : Outcome.CHANGED;
            case FieldType.Text(Integer old, boolean padded) ->
                    is instanceof FieldType.Text(Integer now, boolean nowPadded)
                                    && padded == nowPadded
                            ? lengths(old, now)
                            : Outcome.CHANGED;
            case FieldType.Binary(Integer old) ->
                    is instanceof FieldType.Binary(Integer now)
                            ? lengths(old, now)
                            : Outcome.CHANGED;
            case FieldType.Time(int old, boolean zoned) ->
                    is instanceof FieldType.Time(int now, boolean nowZoned) && zoned == nowZoned
                            ? precision(old, now)
                            : Outcome.CHANGED;
            case FieldType.Timestamp(int old, boolean zoned) ->
                    is instanceof FieldType.Timestamp(int now, boolean nowZoned)
                                    && zoned == nowZoned
                            ? precision(old, now)
                            : Outcome.CHANGED;
            case FieldType.Vector(Integer old) ->
                    is instanceof FieldType.Vector(Integer now) && (old == null || now == null)
                            ? widened(now == null, old == null)
                            : Outcome.CHANGED;
            case FieldType.ListOf(FieldType old) ->
                    is instanceof FieldType.ListOf(FieldType now)
                            ? compare(
                                    new Typing(old, element(from.nativeType())),
                                    new Typing(now, element(to.nativeType())))
                            : Outcome.CHANGED;
            case FieldType.MapOf(FieldType key, FieldType old) ->
                    is instanceof FieldType.MapOf(FieldType nowKey, FieldType now)
                                    && key.equals(nowKey)
                            ? compare(
                                    new Typing(old, from.nativeType()),
                                    new Typing(now, to.nativeType()))
                            : Outcome.CHANGED;
            case FieldType.Bool ignored -> Outcome.CHANGED;
            case FieldType.Date ignored -> Outcome.CHANGED;
            case FieldType.Interval ignored -> Outcome.CHANGED;
            case FieldType.Uuid ignored -> Outcome.CHANGED;
            case FieldType.Json ignored -> Outcome.CHANGED;
            case FieldType.Enumerated ignored -> Outcome.CHANGED;
            case FieldType.Struct ignored -> Outcome.CHANGED;
            case FieldType.Union ignored -> Outcome.CHANGED;
            case FieldType.Opaque ignored -> Outcome.CHANGED;
        };
    }

    /// True if one of two different types is somebody's own (a domain, `citext`), which may refuse
    /// or compare values in its own way. Such names carry their schema or quotes.
    private static boolean isNamed(Typing from, Typing to) {
        String was = name(from.nativeType());
        String is = name(to.nativeType());
        return !was.equals(is) && (isOwn(was) || isOwn(is));
    }

    private static boolean isOwn(String name) {
        return name.indexOf('.') >= 0 || name.indexOf('"') >= 0;
    }

    /// Only the engine's text differs: a spelling, an interval's precision, or a type of the
    /// engine's own that behaves in its own way (`json` and `jsonb`).
    private static Outcome sameLogicalType(Typing from, Typing to) {
        if (innermost(from.type()) instanceof FieldType.Interval) {
            return precision(intervalPrecision(from), intervalPrecision(to));
        }
        boolean spelling =
                SPELLINGS.contains(name(from.nativeType()))
                        && SPELLINGS.contains(name(to.nativeType()));
        return spelling ? Outcome.WIDENED : Outcome.CHANGED;
    }

    private static String name(String nativeType) {
        return PARAMETERS
                .matcher(nativeType.toLowerCase(Locale.ROOT))
                .replaceAll("")
                .replace("[]", "")
                .replace(" unsigned", "")
                .strip();
    }

    private static String element(String nativeType) {
        return nativeType.endsWith("[]")
                ? nativeType.substring(0, nativeType.length() - 2)
                : nativeType;
    }

    private static int intervalPrecision(Typing typing) {
        Matcher parameters = PARAMETERS.matcher(typing.nativeType());
        return parameters.find() ? Integer.parseInt(parameters.group(1)) : 6;
    }

    private static Outcome widened(boolean holdsOld, boolean heldByOld) {
        if (holdsOld) {
            return Outcome.WIDENED;
        }
        return heldByOld ? Outcome.NARROWED : Outcome.CHANGED;
    }

    private static boolean holds(FieldType.Int wide, FieldType.Int narrow) {
        if (wide.signed() == narrow.signed()) {
            return wide.bits() >= narrow.bits();
        }
        return wide.signed() && wide.bits() > narrow.bits();
    }

    private static Outcome decimals(FieldType.Decimal old, FieldType.Decimal now) {
        Integer oldPrecision = old.precision();
        Integer newPrecision = now.precision();
        if (newPrecision == null) {
            return Outcome.WIDENED;
        }
        if (oldPrecision == null) {
            return Outcome.NARROWED;
        }
        int oldScale = Objects.requireNonNullElse(old.scale(), 0);
        int newScale = Objects.requireNonNullElse(now.scale(), 0);
        boolean holdsOld =
                newPrecision - newScale >= oldPrecision - oldScale && newScale >= oldScale;
        return holdsOld ? Outcome.WIDENED : Outcome.NARROWED;
    }

    private static Outcome lengths(@Nullable Integer old, @Nullable Integer now) {
        return widened(
                now == null || (old != null && now >= old),
                old == null || (now != null && now <= old));
    }

    private static Outcome precision(int old, int now) {
        if (old == now) {
            return Outcome.CHANGED;
        }
        return now > old ? Outcome.PRECISION_GROWN : Outcome.PRECISION_SHRUNK;
    }

    private static FieldType innermost(FieldType type) {
        return type instanceof FieldType.ListOf(FieldType element) ? innermost(element) : type;
    }

    private static boolean isLarge(FieldType type) {
        return innermost(type) instanceof FieldType.Int(int bits, boolean ignored) && bits == 64;
    }
}
