package org.schemaregistry.sql.bind;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.sql.syntax.Expr;
import org.schemaregistry.sql.syntax.FromItem;
import org.schemaregistry.sql.syntax.JsonForm;
import org.schemaregistry.sql.syntax.Name;
import org.schemaregistry.sql.syntax.Span;
import org.schemaregistry.sql.syntax.TypeName;
import org.schemaregistry.sql.type.Oids;
import org.schemaregistry.sql.type.PgType;
import org.schemaregistry.sql.type.TypeRef;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// XMLTABLE and JSON_TABLE, as the server's `transformRangeTableFunc` and `transformJsonTable`. One
/// thread.
final class StandardTables {
    private static final String SYNTAX = "42601";
    private static final String ONE_ORDINALITY = "only one FOR ORDINALITY column is allowed";

    private static final Set<JsonForm.Outcome> OF_TABLE =
            EnumSet.of(JsonForm.Outcome.ERROR, JsonForm.Outcome.EMPTY_ARRAY);

    private final Binding binding;

    StandardTables(Binding binding) {
        this.binding = binding;
    }

    RangeEntry xml(FromItem.XmlTable table, Level level) {
        List<RangeEntry.Column> columns = new ArrayList<>();
        inside(
                level,
                () -> {
                    argument(table.row(), Oids.TEXT, level);
                    argument(table.document(), Oids.XML, level);
                    xmlColumns(table.columns(), columns, level);
                    namespaces(table.namespaces(), level);
                });
        return added("xmltable", columns, table.alias(), level);
    }

    private void inside(Level level, Runnable work) {
        boolean lateral = level.lateralActive;
        Level.Clause clause = level.clause;
        Bound setCall = level.setCall;
        level.lateralActive = true;
        level.clause = Level.Clause.FROM_FUNCTION;
        work.run();
        level.lateralActive = lateral;
        level.clause = clause;
        level.setCall = setCall;
    }

    private void argument(Expr tree, int oid, Level level) {
        coerced(binding.expressions.bind(tree, level), binding.type(oid));
    }

    private void coerced(Bound value, TypeRef type) {
        if (!Binding.unresolved(value) && !type.type().isUnresolved()) {
            binding.windows.coerce(value, type.type(), "XMLTABLE");
        }
    }

    private void xmlColumns(
            List<FromItem.XmlColumn> written, List<RangeEntry.Column> columns, Level level) {
        boolean ordinality = false;
        Set<String> names = new HashSet<>();
        for (FromItem.XmlColumn column : written) {
            Name name = column.name();
            TypeName typeName = column.type();
            if (typeName == null && ordinality) {
                binding.error(SYNTAX, name.span(), ONE_ORDINALITY);
            }
            ordinality |= typeName == null;
            if (typeName != null && typeName.setOf()) {
                binding.error(
                        "42P16",
                        name.span(),
                        "column \"" + name.text() + "\" cannot be declared SETOF");
            }
            TypeRef type =
                    typeName == null ? binding.type(Oids.INT4) : binding.casts.type(typeName);
            Expr path = column.path();
            if (path != null) {
                argument(path, Oids.TEXT, level);
            }
            Expr otherwise = column.otherwise();
            if (otherwise != null) {
                coerced(binding.expressions.bind(otherwise, level), type);
            }
            if (!names.add(name.text())) {
                binding.error(
                        SYNTAX, name.span(), "column name \"" + name.text() + "\" is not unique");
            }
            columns.add(new RangeEntry.Column(name.text(), type, true, null));
        }
    }

    private void namespaces(List<Expr.XmlNamed> namespaces, Level level) {
        Set<String> names = new HashSet<>();
        boolean unnamed = false;
        for (Expr.XmlNamed namespace : namespaces) {
            argument(namespace.value(), Oids.TEXT, level);
            Name name = namespace.name();
            if (name == null && unnamed) {
                binding.error(SYNTAX, namespace.span(), "only one default namespace is allowed");
            } else if (name != null && !names.add(name.text())) {
                binding.error(
                        SYNTAX,
                        namespace.span(),
                        "namespace name \"" + name.text() + "\" is not unique");
            }
            unnamed |= name == null;
        }
    }

    RangeEntry json(FromItem.JsonTable table, Level level) {
        List<RangeEntry.Column> columns = new ArrayList<>();
        inside(
                level,
                () -> {
                    binding.json.allowed(table.onError(), "ON ERROR", OF_TABLE, null);
                    Set<String> names = new HashSet<>();
                    Name root = table.pathName();
                    if (root != null) {
                        names.add(root.text());
                    }
                    unique(table.columns(), names);
                    JsonForm.Path path =
                            new JsonForm.Path(
                                    JsonForm.PathFunction.EXISTS,
                                    table.context(),
                                    table.path(),
                                    table.passing(),
                                    null,
                                    false,
                                    null,
                                    null);
                    binding.json.path(table.span(), "json_table", path, null, level);
                    jsonColumns(table, table.columns(), columns, level);
                });
        return added("json_table", columns, table.alias(), level);
    }

    private void unique(List<JsonForm.Column> columns, Set<String> names) {
        for (JsonForm.Column column : columns) {
            switch (column) {
                case JsonForm.Column.Ordinality o -> unique(o.name(), names);
                case JsonForm.Column.Plain p -> unique(p.name(), names);
                case JsonForm.Column.Nested n -> {
                    Name name = n.name();
                    if (name != null) {
                        unique(name, names);
                    }
                    unique(n.columns(), names);
                }
            }
        }
    }

    private void unique(Name name, Set<String> names) {
        if (!names.add(name.text())) {
            binding.error(
                    "42712",
                    name.span(),
                    "duplicate JSON_TABLE column or path name: " + name.text());
        }
    }

    private void jsonColumns(
            FromItem.JsonTable table,
            List<JsonForm.Column> written,
            List<RangeEntry.Column> columns,
            Level level) {
        boolean ordinality = false;
        for (JsonForm.Column column : written) {
            switch (column) {
                case JsonForm.Column.Ordinality o -> {
                    if (ordinality) {
                        binding.error(SYNTAX, o.span(), ONE_ORDINALITY);
                    }
                    ordinality = true;
                    TypeRef type = binding.type(Oids.INT4);
                    columns.add(new RangeEntry.Column(o.name().text(), type, true, null));
                }
                case JsonForm.Column.Plain p -> {
                    TypeRef type = plain(table, p, level);
                    columns.add(new RangeEntry.Column(p.name().text(), type, true, null));
                }
                case JsonForm.Column.Nested n -> {}
            }
        }
        for (JsonForm.Column column : written) {
            if (column instanceof JsonForm.Column.Nested nested) {
                nestedPath(nested.path());
                jsonColumns(table, nested.columns(), columns, level);
            }
        }
    }

    /// The server reads it without telling where it stands.
    private void nestedPath(Expr path) {
        if (path instanceof Expr.Literal literal) {
            binding.coerced(
                    new Bound.Constant(
                            Span.NOWHERE,
                            binding.type(Oids.UNKNOWN),
                            literal.kind(),
                            literal.text()),
                    binding.type(Oids.JSONPATH));
        }
    }

    private TypeRef plain(FromItem.JsonTable table, JsonForm.Column.Plain column, Level level) {
        boolean whole = !column.exists() && (column.shaped() || isWhole(column));
        JsonForm.PathFunction function =
                column.exists()
                        ? JsonForm.PathFunction.EXISTS
                        : whole ? JsonForm.PathFunction.QUERY : JsonForm.PathFunction.VALUE;
        Expr own = new Expr.Literal(Span.NOWHERE, Expr.LiteralKind.STRING, "$");
        Expr path = column.path();
        JsonForm.Path form =
                new JsonForm.Path(
                        function,
                        table.context(),
                        path == null ? own : path,
                        List.of(),
                        column.returning(),
                        column.clashes(),
                        column.onEmpty(),
                        column.onError());
        return binding.json.path(column.span(), "column", form, column.name(), level).type();
    }

    /// The server's `isCompositeType`: what no single value of JSON becomes.
    private boolean isWhole(JsonForm.Column.Plain column) {
        int before = binding.faults.size();
        TypeRef type = binding.casts.type(column.returning().type());
        while (binding.faults.size() > before) {
            binding.faults.removeLast();
        }
        PgType base = binding.types.catalog().baseType(type.type());
        return base.oid() == Oids.JSON
                || base.oid() == Oids.JSONB
                || base.isArray()
                || base.kind() == PgType.Kind.COMPOSITE;
    }

    private RangeEntry added(
            String keyword,
            List<RangeEntry.Column> columns,
            FromItem.@Nullable Alias alias,
            Level level) {
        String shown = alias == null ? keyword : alias.name().text();
        return binding.functionTables.added(
                shown, columns, alias, binding.type(Oids.RECORD), level);
    }
}
