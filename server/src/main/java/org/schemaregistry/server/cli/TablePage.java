package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.registry.api.TableVersion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `table show` for a person: where the version stands, the columns, the keys.
final class TablePage {
    private final Session session;

    TablePage(Session session) {
        this.session = session;
    }

    void print(TableVersion version) {
        Table table = version.table();
        session.print(
                version.ref()
                        + "  "
                        + version.version()
                        + "  ("
                        + table.relation()
                        + ", ordinal "
                        + version.ordinal()
                        + ", since "
                        + Times.show(version.atMillis())
                        + ")");
        session.print(version.fingerprint());
        if (table.comment() != null) {
            session.print(table.comment());
        }
        session.print("");
        TextTable columns = new TextTable("COLUMN", "TYPE", "NULL", "DEFAULT", "COMMENT");
        for (Field field : table.fieldsByPosition()) {
            columns.row(
                    field.name(),
                    field.nativeType(),
                    field.nullable() ? "yes" : "no",
                    value(field),
                    field.comment() == null ? "" : field.comment());
        }
        session.print(columns);
        List<String> keys = keys(table);
        if (!keys.isEmpty()) {
            session.print("");
            keys.forEach(session::print);
        }
    }

    /// What a column holds if an insert leaves it out.
    private static String value(Field field) {
        if (field.generated() != null) {
            return "= " + field.generated().expression();
        }
        if (field.identity() != null) {
            return "identity";
        }
        return field.defaultValue() == null ? "" : field.defaultValue();
    }

    private static List<String> keys(Table table) {
        List<String> lines = new ArrayList<>();
        if (table.primaryKey() != null) {
            lines.add("primary key " + ChangeText.columns(table.primaryKey().columns()));
        }
        table.uniques().forEach(key -> lines.add("unique " + where(key.columns(), key.where())));
        for (Keys.ForeignKey key : table.foreignKeys()) {
            lines.add(
                    "foreign key "
                            + ChangeText.columns(key.columns())
                            + " to "
                            + key.target()
                            + ChangeText.columns(key.targetColumns())
                            + (key.onDelete() == Keys.Action.NO_ACTION
                                    ? ""
                                    : " on delete " + words(key.onDelete())));
        }
        table.checks().forEach(check -> lines.add("check " + check.expression()));
        table.exclusions().forEach(exclusion -> lines.add("exclusion " + exclusion.definition()));
        table.indexes()
                .forEach(index ->
                        lines.add(
                                "index "
                                        + where(index.keys(), index.where())
                                        + " "
                                        + index.method()));
        if (table.partitioning() != null) {
            lines.add(
                    "partitioned by "
                            + table.partitioning().strategy()
                            + " "
                            + table.partitioning().key()
                            + ", "
                            + table.partitioning().partitions().size()
                            + " partitions");
        }
        table.triggers().forEach(trigger -> lines.add("trigger " + trigger.name()));
        if (table.rowSecurity() != null && table.rowSecurity().enabled()) {
            lines.add("row security, " + table.rowSecurity().policies().size() + " policies");
        }
        if (table.owner() != null) {
            lines.add("owner " + table.owner());
        }
        return lines;
    }

    private static String where(List<String> columns, @Nullable String predicate) {
        return ChangeText.columns(columns) + (predicate == null ? "" : " where " + predicate);
    }

    private static String words(Keys.Action action) {
        return action.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
