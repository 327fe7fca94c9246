package org.schemaregistry.sql.type;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// All objects a server of one major version has from the start. Immutable and thread-safe.
///
/// @param types in order of oid
/// @param operatorClasses the default btree and hash classes
/// @param collations names of the collations of `pg_catalog`
/// @param keywords keyword to its category as `pg_get_keywords` tells it: U, C, T or R
public record BuiltIns(
        int majorVersion,
        List<PgType> types,
        List<PgFunction> functions,
        List<PgOperator> operators,
        List<PgCast> casts,
        List<OperatorClass> operatorClasses,
        List<PgRelation> relations,
        Set<String> collations,
        Map<String, Character> keywords) {

    /// A default operator class: the method (`btree` or `hash`) can work on the type.
    public record OperatorClass(boolean btree, int type) {}

    public BuiltIns {
        types = List.copyOf(types);
        functions = List.copyOf(functions);
        operators = List.copyOf(operators);
        casts = List.copyOf(casts);
        operatorClasses = List.copyOf(operatorClasses);
        relations = List.copyOf(relations);
        collations = Set.copyOf(collations);
        keywords = Map.copyOf(keywords);
    }
}
