package org.schemaregistry.sql.type;

/// All typing rules over one catalog, in one place. Immutable and thread-safe.
public record TypeSystem(
        TypeCatalog catalog,
        TypeNames names,
        Coercions coercions,
        CommonTypes commonTypes,
        Functions functions,
        Operators operators,
        LiteralInput literals) {

    public static TypeSystem of(TypeCatalog catalog) {
        Coercions coercions = new Coercions(catalog);
        CommonTypes commonTypes = new CommonTypes(catalog, coercions);
        return new TypeSystem(
                catalog,
                new TypeNames(catalog),
                coercions,
                commonTypes,
                new Functions(catalog, coercions, commonTypes),
                new Operators(catalog, coercions, commonTypes),
                new LiteralInput(catalog));
    }
}
