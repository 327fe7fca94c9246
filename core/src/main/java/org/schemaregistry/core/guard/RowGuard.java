package org.schemaregistry.core.guard;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.version.SemVer;

import java.util.ArrayList;
import java.util.List;

/// One version of a table, made ready to guard rows: do they still look as the contract says?
///
/// ```java
/// RowGuard guard = RowGuard.of(ref, version, table);
/// RowCheck check = guard.documents(GuardOptions.REPORT);
/// rows.forEach(check::document);
/// check.report().mismatches().forEach(System.out::println);
/// ```
///
/// Immutable and thread-safe; the [RowCheck] it makes is for one reading on one thread.
public final class RowGuard {
    private final TableRef ref;
    private final SemVer version;
    private final TableKind kind;
    private final List<Expected> columns;
    private final boolean projected;

    /// A column of the row; `field` is null where the contract has no say.
    record Expected(String column, @Nullable Field field, boolean nullable) {}

    private RowGuard(
            TableRef ref,
            SemVer version,
            TableKind kind,
            List<Expected> columns,
            boolean projected) {
        this.ref = ref;
        this.version = version;
        this.kind = kind;
        this.columns = List.copyOf(columns);
        this.projected = projected;
    }

    /// Guards whole rows of a table.
    public static RowGuard of(TableRef ref, SemVer version, Table table) {
        List<Expected> columns = new ArrayList<>();
        for (Field field : table.fieldsByPosition()) {
            columns.add(new Expected(field.name(), field, field.nullable()));
        }
        return new RowGuard(ref, version, table.kind(), columns, false);
    }

    /// Guards rows of a query: `projection` says for each column of the result, in order, which
    /// field of this table it shows. A query over several tables has a guard for each of them.
    ///
    /// @throws IllegalArgumentException if the contract has no such field
    public static RowGuard of(
            TableRef ref, SemVer version, Table table, List<ProjectedColumn> projection) {
        List<Expected> columns = new ArrayList<>();
        for (ProjectedColumn column : projection) {
            String name = column.field();
            Field field = name == null ? null : table.field(name);
            if (name != null && field == null) {
                throw new IllegalArgumentException(
                        "guard of "
                                + ref
                                + "@"
                                + version
                                + ": expected a field of the contract for column '"
                                + column.column()
                                + "', found '"
                                + name
                                + "'");
            }
            columns.add(
                    new Expected(
                            column.column(),
                            field,
                            field == null || field.nullable() || column.nullable()));
        }
        return new RowGuard(ref, version, table.kind(), columns, true);
    }

    public TableRef ref() {
        return ref;
    }

    public SemVer version() {
        return version;
    }

    /// Begins a reading of rows whose columns come in the contract's (or the projection's) order.
    public RowCheck rows(RowForm form, ValueReader reader, GuardOptions options) {
        return rows(
                columns.stream().map(column -> HeaderColumn.of(column.column())).toList(),
                form,
                reader,
                options);
    }

    /// Begins a reading of rows with these columns. Without a projection they are found by name (in
    /// [RowForm#DYNAMIC] without regard to case, as such engines do), with one by their place.
    ///
    /// @throws IllegalArgumentException if a projection has another number of columns
    public RowCheck rows(
            List<HeaderColumn> header, RowForm form, ValueReader reader, GuardOptions options) {
        if (projected && header.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "guard of "
                            + ref
                            + "@"
                            + version
                            + ": expected rows of "
                            + columns.size()
                            + " columns as projected, found "
                            + header.size());
        }
        return RowCheck.ofRows(this, header, form, reader, options);
    }

    /// Begins a reading of JSON objects, given as maps.
    public RowCheck documents(GuardOptions options) {
        return documents(PlainValues.VALUES, options);
    }

    /// Begins a reading of documents whose values have classes of their own.
    public RowCheck documents(ValueReader reader, GuardOptions options) {
        return RowCheck.ofDocuments(this, reader, options);
    }

    List<Expected> columns() {
        return columns;
    }

    boolean isProjected() {
        return projected;
    }

    /// In a collection a field that may be null may also be left out.
    boolean mayLeaveOut() {
        return kind == TableKind.COLLECTION || kind == TableKind.VECTORS;
    }
}
