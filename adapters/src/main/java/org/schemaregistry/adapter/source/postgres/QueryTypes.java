package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.query.DryRun;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names of types in the server's spelling, asked once in a session. One thread.
final class QueryTypes {
    private static final int MAX_KNOWN = 2_000;

    private static final String NAMES =
            """
            SELECT t.n, format_type(t.o, t.m), coalesce(e.typname, y.typname), e.oid IS NOT NULL
            FROM unnest(?::int4[], ?::oid[], ?::int4[]) AS t (n, o, m)
            LEFT JOIN pg_catalog.pg_type y
                ON y.oid = t.o AND y.typnamespace = 'pg_catalog'::regnamespace
            LEFT JOIN pg_catalog.pg_type e ON e.typarray = y.oid
            """;

    private final Connection connection;
    private final Map<Type, Named> known = new HashMap<>();

    QueryTypes(Connection connection) {
        this.connection = connection;
    }

    private record Type(int oid, int modifier) {}

    private record Named(String text, @Nullable FieldType declared) {}

    private static final Named NOT_KNOWN = new Named("???", null);

    List<DryRun.Column> columns(Exchange.Description description) throws SQLException {
        List<Type> types = new ArrayList<>();
        description.columns().forEach(c -> types.add(new Type(c.oid(), c.modifier())));
        learn(types);
        List<DryRun.Column> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            Named named = known.getOrDefault(types.get(i), NOT_KNOWN);
            columns.add(
                    new DryRun.Column(
                            description.columns().get(i).name(), named.text(), named.declared()));
        }
        return columns;
    }

    List<@Nullable String> parameters(Exchange.Description description) throws SQLException {
        List<Type> types = new ArrayList<>();
        for (int oid : description.parameterOids()) {
            types.add(new Type(oid, -1));
        }
        learn(types);
        List<@Nullable String> names = new ArrayList<>();
        types.forEach(type -> names.add(name(type)));
        return names;
    }

    /// As a scan would describe a field of the type; null for what is no part of the server itself.
    private static @Nullable FieldType declared(@Nullable String name, Type type, boolean array) {
        FieldType one = name == null ? null : Types.builtIn(name, type.modifier());
        if (one == null || one instanceof FieldType.Opaque) {
            return null;
        }
        return array ? new FieldType.ListOf(one) : one;
    }

    private String name(Type type) {
        return known.getOrDefault(type, NOT_KNOWN).text();
    }

    private void learn(List<Type> types) throws SQLException {
        List<Type> asked = types.stream().distinct().filter(t -> !known.containsKey(t)).toList();
        if (asked.isEmpty()) {
            return;
        }
        if (known.size() > MAX_KNOWN) {
            known.clear();
        }
        Integer[] numbers = new Integer[asked.size()];
        Long[] oids = new Long[asked.size()];
        Integer[] modifiers = new Integer[asked.size()];
        for (int i = 0; i < asked.size(); i++) {
            numbers[i] = i;
            oids[i] = Integer.toUnsignedLong(asked.get(i).oid());
            modifiers[i] = asked.get(i).modifier();
        }
        try (PreparedStatement statement = connection.prepareStatement(NAMES)) {
            statement.setArray(1, connection.createArrayOf("int4", numbers));
            statement.setArray(2, connection.createArrayOf("oid", oids));
            statement.setArray(3, connection.createArrayOf("int4", modifiers));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Type type = asked.get(rows.getInt(1));
                    known.put(
                            type,
                            new Named(
                                    rows.getString(2),
                                    declared(rows.getString(3), type, rows.getBoolean(4))));
                }
            }
        }
    }
}
