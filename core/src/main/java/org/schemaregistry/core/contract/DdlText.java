package org.schemaregistry.core.contract;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/// A table as readable SQL: CREATE TABLE or CREATE VIEW with every constraint, then its indexes,
/// triggers and comments. Types, defaults and expressions are the source's own text.
///
/// It is for reading, not for running: what SQL has no common word for (options, owner, exclusion)
/// stands in comments, and control characters are left out.
///
/// Stateless and thread-safe.
public final class DdlText {
    private DdlText() {}

    /// The text of a table under its printed name.
    ///
    /// @throws IllegalArgumentException if the name is malformed
    public static String of(String name, Table table) {
        return of(QualifiedName.parse(name), table);
    }

    /// The text, ending with a line break.
    public static String of(QualifiedName name, Table table) {
        StringBuilder text = new StringBuilder();
        String safeName = identifier(name);
        if (table.owner() != null) {
            text.append("-- owner: ").append(line(table.owner())).append('\n');
        }
        table.options()
                .forEach((key, value) ->
                        text.append("-- ")
                                .append(line(key))
                                .append(": ")
                                .append(line(value))
                                .append('\n'));
        if (table.kind() == TableKind.VIEW) {
            view(text, safeName, table);
        } else {
            table(text, safeName, table);
        }
        for (Keys.UniqueKey unique : table.uniques()) {
            if (!unique.constraint() || unique.where() != null) {
                text.append("CREATE UNIQUE INDEX ON ")
                        .append(safeName)
                        .append(" (")
                        .append(keyColumns(unique, table))
                        .append(')')
                        .append(unique.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "")
                        .append(where(unique.where()))
                        .append(";\n");
            }
        }
        for (Keys.Index index : table.indexes()) {
            text.append("CREATE INDEX ON ")
                    .append(safeName)
                    .append(index.method().equals("btree") ? "" : " USING " + line(index.method()))
                    .append(" (")
                    .append(index.keys().stream().map(DdlText::line).collect(commas()))
                    .append(')')
                    .append(
                            index.include().isEmpty()
                                    ? ""
                                    : " INCLUDE (" + identifiers(index.include()) + ")")
                    .append(where(index.where()))
                    .append(";\n");
        }
        for (Keys.Trigger trigger : table.triggers()) {
            text.append(statement(trigger.definition()));
            if (!trigger.enabled()) {
                text.append("-- trigger ").append(line(trigger.name())).append(" is disabled\n");
            }
        }
        rowSecurity(text, safeName, table.rowSecurity());
        comments(text, safeName, table);
        return text.toString();
    }

    /// A table's name as SQL writes it.
    static String identifier(QualifiedName name) {
        String table = identifier(line(name.name()));
        return name.schema() == null ? table : identifier(line(name.schema())) + "." + table;
    }

    /// A name as SQL writes it: bare if it is a plain lower-case word, else in double quotes.
    static String identifier(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static void view(StringBuilder text, String name, Table table) {
        text.append("CREATE ").append(line(table.relation()).toUpperCase(Locale.ROOT));
        text.append(' ').append(name).append(" (\n");
        text.append(
                table.fieldsByPosition().stream()
                        .map(DdlText::column)
                        .collect(Collectors.joining(",\n", "", "\n")));
        text.append(") AS\n").append(statement(String.valueOf(table.definition())));
    }

    private static void table(StringBuilder text, String name, Table table) {
        List<String> items = new ArrayList<>();
        table.fieldsByPosition().forEach(field -> items.add(column(field)));
        Keys.PrimaryKey primaryKey = table.primaryKey();
        if (primaryKey != null) {
            items.add(
                    "  PRIMARY KEY ("
                            + identifiers(primaryKey.columns())
                            + (primaryKey.withoutOverlaps() ? " WITHOUT OVERLAPS" : "")
                            + ")"
                            + (primaryKey.deferrable() ? " DEFERRABLE" : ""));
        }
        for (Keys.UniqueKey unique : table.uniques()) {
            if (unique.constraint() && unique.where() == null) {
                items.add(
                        "  UNIQUE"
                                + (unique.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "")
                                + " ("
                                + keyColumns(unique, table)
                                + (unique.withoutOverlaps() ? " WITHOUT OVERLAPS" : "")
                                + ")"
                                + (unique.deferrable() ? " DEFERRABLE" : ""));
            }
        }
        table.foreignKeys().forEach(key -> items.add(foreignKey(key)));
        for (Keys.Check check : table.checks()) {
            items.add(
                    "  CHECK ("
                            + line(check.expression())
                            + ")"
                            + (check.enforced() ? "" : " NOT ENFORCED")
                            + (check.validated() ? "" : " NOT VALID"));
        }
        table.exclusions().forEach(exclusion -> items.add("  " + line(exclusion.definition())));
        text.append("CREATE ").append(line(table.relation()).toUpperCase(Locale.ROOT));
        text.append(' ')
                .append(name)
                .append(" (\n")
                .append(String.join(",\n", items))
                .append("\n)");
        Keys.Partitioning partitioning = table.partitioning();
        if (partitioning != null) {
            text.append(" PARTITION BY ")
                    .append(line(partitioning.strategy()).toUpperCase(Locale.ROOT))
                    .append(" (")
                    .append(line(partitioning.key()))
                    .append(')');
        }
        text.append(";\n");
        if (partitioning != null) {
            for (Keys.Partition partition : partitioning.partitions()) {
                text.append("-- partition ")
                        .append(identifier(partition.name()))
                        .append(": ")
                        .append(line(partition.bound()))
                        .append('\n');
            }
        }
    }

    private static String column(Field field) {
        StringBuilder text = new StringBuilder("  ").append(identifier(line(field.name())));
        if (!field.nativeType().isEmpty()) {
            text.append(' ').append(line(field.nativeType()));
        }
        if (field.collation() != null) {
            text.append(" COLLATE ").append(identifier(line(field.collation())));
        }
        if (!field.nullable()) {
            text.append(" NOT NULL");
        }
        if (field.defaultValue() != null) {
            text.append(" DEFAULT ").append(line(field.defaultValue()));
        }
        if (field.identity() != null) {
            text.append(
                    switch (field.identity()) {
                        case ALWAYS -> " GENERATED ALWAYS AS IDENTITY";
                        case BY_DEFAULT -> " GENERATED BY DEFAULT AS IDENTITY";
                    });
        }
        Field.Generated generated = field.generated();
        if (generated != null) {
            text.append(" GENERATED ALWAYS AS (")
                    .append(line(generated.expression()))
                    .append(generated.stored() ? ") STORED" : ") VIRTUAL");
        }
        return text.toString();
    }

    private static String foreignKey(Keys.ForeignKey key) {
        return "  FOREIGN KEY ("
                + identifiers(key.columns())
                + ") REFERENCES "
                + identifier(key.target())
                + (key.targetColumns().isEmpty()
                        ? ""
                        : " (" + identifiers(key.targetColumns()) + ")")
                + (key.matchFull() ? " MATCH FULL" : "")
                + action(" ON DELETE ", key.onDelete())
                + (key.setColumns().isEmpty() ? "" : " (" + identifiers(key.setColumns()) + ")")
                + action(" ON UPDATE ", key.onUpdate())
                + (key.deferrable() ? " DEFERRABLE" : "")
                + (key.enforced() ? "" : " NOT ENFORCED")
                + (key.validated() ? "" : " NOT VALID");
    }

    private static String action(String on, Keys.Action action) {
        return switch (action) {
            case NO_ACTION -> "";
            case RESTRICT -> on + "RESTRICT";
            case CASCADE -> on + "CASCADE";
            case SET_NULL -> on + "SET NULL";
            case SET_DEFAULT -> on + "SET DEFAULT";
        };
    }

    private static void rowSecurity(
            StringBuilder text, String name, Keys.@Nullable RowSecurity rowSecurity) {
        if (rowSecurity == null) {
            return;
        }
        if (rowSecurity.enabled()) {
            text.append("ALTER TABLE ").append(name).append(" ENABLE ROW LEVEL SECURITY;\n");
        }
        if (rowSecurity.forced()) {
            text.append("ALTER TABLE ").append(name).append(" FORCE ROW LEVEL SECURITY;\n");
        }
        for (Keys.Policy policy : rowSecurity.policies()) {
            text.append("CREATE POLICY ")
                    .append(identifier(line(policy.name())))
                    .append(" ON ")
                    .append(name)
                    .append(policy.permissive() ? "" : " AS RESTRICTIVE")
                    .append(" FOR ")
                    .append(line(policy.command()))
                    .append(policy.roles().isEmpty() ? "" : " TO " + identifiers(policy.roles()))
                    .append(policy.using() == null ? "" : " USING (" + line(policy.using()) + ")")
                    .append(
                            policy.withCheck() == null
                                    ? ""
                                    : " WITH CHECK (" + line(policy.withCheck()) + ")")
                    .append(";\n");
        }
    }

    private static void comments(StringBuilder text, String name, Table table) {
        if (table.comment() != null) {
            text.append("COMMENT ON TABLE ")
                    .append(name)
                    .append(" IS ")
                    .append(literal(table.comment()))
                    .append(";\n");
        }
        for (Field field : table.fieldsByPosition()) {
            if (field.comment() != null) {
                text.append("COMMENT ON COLUMN ")
                        .append(name)
                        .append('.')
                        .append(identifier(line(field.name())))
                        .append(" IS ")
                        .append(literal(field.comment()))
                        .append(";\n");
            }
        }
    }

    private static String keyColumns(Keys.UniqueKey unique, Table table) {
        return unique.columns().stream()
                .map(c -> table.field(c) == null ? line(c) : identifier(line(c)))
                .collect(commas());
    }

    private static String where(@Nullable String predicate) {
        return predicate == null ? "" : " WHERE " + line(predicate);
    }

    private static String identifiers(List<String> names) {
        return names.stream().map(n -> identifier(line(n))).collect(commas());
    }

    private static Collector<CharSequence, ?, String> commas() {
        return Collectors.joining(", ");
    }

    private static String literal(String comment) {
        return "'" + line(comment).replace("'", "''") + "'";
    }

    /// A whole statement of several lines, closed by one semicolon.
    private static String statement(String sql) {
        String text = SafeText.lines(sql).strip();
        return (text.endsWith(";") ? text : text + ";") + "\n";
    }

    private static String line(String text) {
        return SafeText.line(text, Integer.MAX_VALUE);
    }
}
