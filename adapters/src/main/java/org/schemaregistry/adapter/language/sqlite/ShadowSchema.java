package org.schemaregistry.adapter.language.sqlite;

import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// The statements that make an empty table look like a contract to the engine's compiler: names,
/// keys, generated columns, rowid. Defaults, checks and view bodies do not decide whether a query
/// compiles, and are left out: no expression of the source's is run.
///
/// Stateless.
final class ShadowSchema {
    private static final Pattern TYPE =
            Pattern.compile("[A-Za-z0-9_ ]{1,60}(\\([0-9, ]{1,20}\\))?");
    private static final Set<String> COLLATIONS = Set.of("BINARY", "NOCASE", "RTRIM");

    private ShadowSchema() {}

    /// What makes one relation. `required` must succeed; where one of `keys` fails, conflict
    /// targets of the table cannot be judged.
    record Statements(List<String> required, List<String> keys) {
        Statements {
            required = List.copyOf(required);
            keys = List.copyOf(keys);
        }
    }

    static boolean isVirtual(Table table) {
        return table.relation().startsWith("virtual");
    }

    static Statements of(QualifiedName name, Table table) {
        return table.kind() == TableKind.VIEW ? view(name, table) : table(name, table);
    }

    private static Statements view(QualifiedName name, Table table) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Field field : table.fieldsByPosition()) {
            names.add(quoted(field.name()));
            values.add("NULL");
        }
        List<String> statements = new ArrayList<>();
        statements.add(
                "CREATE VIEW "
                        + quoted(name.name())
                        + " ("
                        + String.join(", ", names)
                        + ") AS SELECT "
                        + String.join(", ", values));
        for (String event : List.of("INSERT", "UPDATE", "DELETE")) {
            if (writable(table, event)) {
                statements.add(
                        "CREATE TRIGGER "
                                + quoted("on " + event + " " + name.name())
                                + " INSTEAD OF "
                                + event
                                + " ON "
                                + quoted(name.name())
                                + " BEGIN SELECT 1; END");
            }
        }
        return new Statements(statements, List.of());
    }

    private static boolean writable(Table view, String event) {
        for (Keys.Trigger trigger : view.triggers()) {
            String text = trigger.definition().toUpperCase(Locale.ROOT);
            int instead = text.indexOf("INSTEAD");
            if (instead >= 0 && text.startsWith("OF " + event, text.indexOf("OF", instead))) {
                return true;
            }
        }
        return false;
    }

    private static Statements table(QualifiedName name, Table table) {
        List<String> items = new ArrayList<>();
        Keys.PrimaryKey key = table.primaryKey();
        boolean alias = false;
        for (Field field : table.fieldsByPosition()) {
            StringBuilder item = new StringBuilder(quoted(field.name()));
            boolean rowid = field.identity() != null;
            if (rowid) {
                boolean counted = "true".equals(table.options().get("autoincrement"));
                item.append(" INTEGER PRIMARY KEY").append(counted ? " AUTOINCREMENT" : "");
                alias = true;
            } else if (TYPE.matcher(field.nativeType()).matches()) {
                item.append(' ').append(typeWords(field.nativeType()));
            }
            if (field.generated() != null) {
                item.append(" GENERATED ALWAYS AS (NULL)");
            }
            String collation = field.collation();
            if (collation != null && COLLATIONS.contains(collation.toUpperCase(Locale.ROOT))) {
                item.append(" COLLATE ").append(collation);
            }
            items.add(item.toString());
        }
        if (key != null && !alias) {
            items.add("PRIMARY KEY (" + columns(key.columns(), table) + ")");
        }
        String end =
                "true".equals(table.options().get("without_rowid")) && key != null
                        ? ") WITHOUT ROWID"
                        : ")";
        String create =
                "CREATE TABLE " + quoted(name.name()) + " (" + String.join(", ", items) + end;
        return new Statements(List.of(create), keys(name, table));
    }

    private static List<String> keys(QualifiedName name, Table table) {
        List<String> statements = new ArrayList<>();
        for (Keys.UniqueKey unique : table.uniques()) {
            String where = unique.where();
            statements.add(
                    "CREATE UNIQUE INDEX "
                            + quoted("key " + statements.size() + " " + name.name())
                            + " ON "
                            + quoted(name.name())
                            + " ("
                            + columns(unique.columns(), table)
                            + ")"
                            + (where == null ? "" : " WHERE " + where));
        }
        return statements;
    }

    private static String columns(List<String> keys, Table table) {
        List<String> columns = new ArrayList<>();
        for (String key : keys) {
            columns.add(table.field(key) == null ? key : quoted(key));
        }
        return String.join(", ", columns);
    }

    /// The words of a declared type, quoted, so that no word of them is taken for a constraint.
    private static String typeWords(String type) {
        int open = type.indexOf('(');
        String words = open < 0 ? type : type.substring(0, open);
        return Objects.requireNonNull(quoted(words.strip()))
                + (open < 0 ? "" : type.substring(open));
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
