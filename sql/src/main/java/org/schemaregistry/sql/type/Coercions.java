package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Whether and how a value of one type becomes one of another. Immutable and thread-safe. The rules
/// are those of the server's `parse_coerce.c`.
public final class Coercions {
    private static final String MISMATCH = "42804";
    private static final String CANNOT_COERCE = "42846";

    private final TypeCatalog catalog;
    private final Polymorphism polymorphism;

    Coercions(TypeCatalog catalog) {
        this.catalog = catalog;
        this.polymorphism = new Polymorphism(catalog, this);
    }

    /// How a coercion is done.
    public enum Pathway {
        NONE,
        /// Same bits, other name.
        RELABEL,
        FUNCTION,
        ARRAY,
        /// Through the output function of one and the input function of the other.
        INPUT_OUTPUT
    }

    /// Whether a value of `from` (unknown included) may become `to`, which is not polymorphic.
    public boolean canCoerce(PgType from, PgType to, CoercionContext context) {
        if (from.oid() == to.oid()
                || to.oid() == Oids.ANY
                || (from.isUnknown() && to.oid() != Oids.INTERNAL)
                || from.isUnresolved()
                || to.isUnresolved()) {
            return true;
        }
        if (Polymorphism.isPolymorphic(to)) {
            return polymorphism.isConsistent(List.of(from), List.of(to));
        }
        return pathway(from, to, context) != Pathway.NONE || isRowCoercion(from, to);
    }

    /// Whether all may, each to the type at its place, polymorphic types included.
    public boolean canCoerce(List<PgType> from, List<PgType> to, CoercionContext context) {
        boolean polymorphic = false;
        for (int i = 0; i < from.size(); i++) {
            PgType target = to.get(i);
            if (Polymorphism.isPolymorphic(target)) {
                polymorphic = true;
            } else if (!canCoerce(from.get(i), target, context)) {
                return false;
            }
        }
        return !polymorphic || polymorphism.isConsistent(from, to);
    }

    public Pathway pathway(PgType from, PgType to, CoercionContext context) {
        PgType source = catalog.baseType(from);
        PgType target = catalog.baseType(to);
        if (source.oid() == target.oid()) {
            return Pathway.RELABEL;
        }
        PgCast cast = catalog.cast(source.oid(), target.oid());
        if (cast != null) {
            return context.compareTo(cast.context()) < 0 ? Pathway.NONE : pathway(cast.method());
        }
        if (target.oid() != Oids.OIDVECTOR && target.oid() != Oids.INT2VECTOR) {
            PgType targetElement = catalog.elementOf(target);
            PgType sourceElement = targetElement == null ? null : catalog.elementOf(source);
            if (targetElement != null
                    && sourceElement != null
                    && pathway(sourceElement, targetElement, context) != Pathway.NONE) {
                return Pathway.ARRAY;
            }
        }
        boolean toText = context != CoercionContext.IMPLICIT && target.category() == 'S';
        boolean fromText = context == CoercionContext.EXPLICIT && source.category() == 'S';
        return toText || fromText ? Pathway.INPUT_OUTPUT : Pathway.NONE;
    }

    private static Pathway pathway(PgCast.Method method) {
        return switch (method) {
            case FUNCTION -> Pathway.FUNCTION;
            case INOUT -> Pathway.INPUT_OUTPUT;
            case BINARY -> Pathway.RELABEL;
        };
    }

    private boolean isRowCoercion(PgType from, PgType to) {
        return (from.oid() == Oids.RECORD && isComposite(to))
                || (to.oid() == Oids.RECORD && isComposite(from))
                || (to.oid() == Oids.RECORD_ARRAY && isCompositeArray(from));
    }

    /// A composite type or a domain over one; not `record`.
    boolean isComposite(PgType type) {
        return catalog.baseType(type).kind() == PgType.Kind.COMPOSITE;
    }

    private boolean isCompositeArray(PgType type) {
        PgType element = catalog.elementOf(type);
        return element != null && isComposite(element);
    }

    /// Whether a value needs no change at all to be used as the other type.
    boolean isBinaryCoercible(PgType from, PgType to) {
        if (from.oid() == to.oid()) {
            return true;
        }
        PgType source = catalog.baseType(from);
        return switch (to.oid()) {
            case Oids.ANY, Oids.ANYELEMENT, Oids.ANYCOMPATIBLE -> true;
            case Oids.ANYARRAY, Oids.ANYCOMPATIBLEARRAY -> source.isArray();
            case Oids.ANYNONARRAY, Oids.ANYCOMPATIBLENONARRAY -> !source.isArray();
            case Oids.ANYENUM -> source.kind() == PgType.Kind.ENUM;
            case Oids.ANYRANGE, Oids.ANYCOMPATIBLERANGE -> source.kind() == PgType.Kind.RANGE;
            case Oids.ANYMULTIRANGE, Oids.ANYCOMPATIBLEMULTIRANGE ->
                    source.kind() == PgType.Kind.MULTIRANGE;
            case Oids.RECORD -> isComposite(source);
            case Oids.RECORD_ARRAY -> isCompositeArray(source);
            default -> source.oid() == to.oid() || isBinaryCast(source, to);
        };
    }

    private boolean isBinaryCast(PgType source, PgType to) {
        PgCast cast = catalog.cast(source.oid(), to.oid());
        return cast != null
                && cast.method() == PgCast.Method.BINARY
                && cast.context() == CoercionContext.IMPLICIT;
    }

    Polymorphism polymorphism() {
        return polymorphism;
    }

    /// What the server says to `CAST (value AS target)`; null where it takes it. An unknown literal
    /// passes: ask [LiteralInput] for it.
    public @Nullable Problem cast(PgType from, PgType target) {
        return canCoerce(from, target, CoercionContext.EXPLICIT)
                ? null
                : cannotCast(from, target, null);
    }

    /// What the server says to a cast of a row of columns to a composite type.
    public @Nullable Problem castRow(List<PgType> columns, PgType target, CoercionContext context) {
        PgType record = catalog.type(Oids.RECORD);
        List<TypeCatalog.Attribute> attributes = catalog.attributes(target);
        for (int i = 0; i < attributes.size(); i++) {
            if (i >= columns.size()) {
                return cannotCast(record, target, "Input has too few columns.");
            }
            PgType attribute = attributes.get(i).type().type();
            if (!canCoerce(columns.get(i), attribute, context)) {
                return cannotCast(
                        record,
                        target,
                        "Cannot cast type "
                                + catalog.format(columns.get(i))
                                + " to "
                                + catalog.format(attribute)
                                + " in column "
                                + (i + 1)
                                + ".");
            }
        }
        return columns.size() > attributes.size()
                ? cannotCast(record, target, "Input has too many columns.")
                : null;
    }

    private Problem cannotCast(PgType from, PgType target, @Nullable String detail) {
        return new Problem(
                CANNOT_COERCE,
                "cannot cast type " + catalog.format(from) + " to " + catalog.format(target),
                detail,
                null,
                Problem.AT_CALL);
    }

    /// What the server says to putting a value into a column (INSERT, UPDATE); null where it takes
    /// it.
    public @Nullable Problem assign(String column, PgType from, PgType target) {
        if (canCoerce(from, target, CoercionContext.ASSIGNMENT)) {
            return null;
        }
        return Problem.of(
                        MISMATCH,
                        "column \""
                                + column
                                + "\" is of type "
                                + catalog.format(target)
                                + " but expression is of type "
                                + catalog.format(from),
                        "You will need to rewrite or cast the expression.")
                .at(0);
    }

    /// What the server says where `construct` (`WHERE`, `AND`, `JOIN/ON`, `CASE/WHEN`) needs a
    /// boolean.
    public @Nullable Problem requireBoolean(PgType from, String construct) {
        return require(from, catalog.type(Oids.BOOL), construct);
    }

    /// What the server says where `construct` (`LIMIT`, `OFFSET`) needs one exact type.
    public @Nullable Problem require(PgType from, PgType target, String construct) {
        if (canCoerce(from, target, CoercionContext.ASSIGNMENT)) {
            return null;
        }
        return Problem.of(
                        MISMATCH,
                        "argument of "
                                + construct
                                + " must be type "
                                + catalog.format(target)
                                + ", not type "
                                + catalog.format(from))
                .at(0);
    }

    /// What `container[i]` is, or what the server says to it (operand 0 is the container, the next
    /// ones the indexes). For a slice it is the container's own type.
    ///
    /// @param indexes types of the subscripts
    public TypeResolution subscript(TypeRef container, List<PgType> indexes, boolean slice) {
        TypeRef base = catalog.baseType(container);
        if (base.type().isUnresolved()) {
            return new TypeResolution.Found(base);
        }
        return switch (base.type().subscripting()) {
            case NONE -> notSubscriptable(base.type());
            case ARRAY, RAW -> element(base, indexes, slice);
            case JSONB -> jsonbElement(base, indexes, slice);
        };
    }

    private TypeResolution notSubscriptable(PgType type) {
        boolean arraysOnly = catalog.builtIns().majorVersion() < 14;
        String reason =
                arraysOnly
                        ? " because it is not an array"
                        : " because it does not support subscripting";
        return new TypeResolution.Failed(
                Problem.of(MISMATCH, "cannot subscript type " + catalog.format(type) + reason)
                        .at(arraysOnly ? Problem.NOWHERE : 0));
    }

    private TypeResolution element(TypeRef array, List<PgType> indexes, boolean slice) {
        PgType integer = catalog.type(Oids.INT4);
        for (int i = 0; i < indexes.size(); i++) {
            if (!canCoerce(indexes.get(i), integer, CoercionContext.ASSIGNMENT)) {
                return new TypeResolution.Failed(
                        Problem.of(MISMATCH, "array subscript must have type integer").at(i + 1));
            }
        }
        PgType result =
                switch (array.type().oid()) {
                    case Oids.INT2VECTOR -> catalog.type(slice ? Oids.INT2_ARRAY : Oids.INT2);
                    case Oids.OIDVECTOR -> catalog.type(slice ? Oids.OID_ARRAY : Oids.OID);
                    default -> slice ? array.type() : catalog.find(array.type().element());
                };
        return new TypeResolution.Found(
                new TypeRef(result == null ? PgType.UNRESOLVED : result, array.typmod()));
    }

    private TypeResolution jsonbElement(TypeRef container, List<PgType> indexes, boolean slice) {
        if (slice) {
            return new TypeResolution.Failed(
                    Problem.of(MISMATCH, "jsonb subscript does not support slices").at(1));
        }
        PgType integer = catalog.type(Oids.INT4);
        PgType text = catalog.type(Oids.TEXT);
        for (int i = 0; i < indexes.size(); i++) {
            PgType index = indexes.get(i);
            if (!canCoerce(index, integer, CoercionContext.IMPLICIT)
                    && !canCoerce(index, text, CoercionContext.IMPLICIT)) {
                return new TypeResolution.Failed(
                        Problem.of(
                                        MISMATCH,
                                        "subscript type "
                                                + catalog.format(index)
                                                + " is not supported",
                                        "jsonb subscript must be coercible to either integer or"
                                                + " text.")
                                .at(i + 1));
            }
        }
        return new TypeResolution.Found(container);
    }
}
