package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.guard.GuardOptions;
import org.schemaregistry.core.guard.GuardReport;
import org.schemaregistry.core.guard.HeaderColumn;
import org.schemaregistry.core.guard.Mismatch;
import org.schemaregistry.core.guard.PlainValues;
import org.schemaregistry.core.guard.ProjectedColumn;
import org.schemaregistry.core.guard.RowCheck;
import org.schemaregistry.core.guard.RowForm;
import org.schemaregistry.core.guard.RowGuard;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.query.DryRun;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.query.QueryCheck.ResultColumn;
import org.schemaregistry.core.spi.QuerySession;
import org.schemaregistry.core.version.SemVer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// Holds the rows of one run against what their query was checked on, on their way to the caller. A
/// column that shows a field unchanged is held against the field of the contract, any other one
/// against the type and nullability that the check found. A column is judged by nothing where there
/// is a doubt.
///
/// What a computed column breaks is a mismatch of the one table that the query reads; where it
/// reads several, nobody knows which of them moved.
///
/// One thread, one run.
final class RunGuard implements QuerySession.RowSink {
    private static final String RESULT = "result";

    private final List<ResultColumn> expected;
    private final SortedMap<QualifiedName, Contract> contracts;
    private final GuardOptions options;
    private final QuerySession.RowSink sink;
    private final List<Part> parts = new ArrayList<>();
    private final Set<Contract> withHeader = new HashSet<>();
    private final Map<Contract, List<Mismatch>> ofHeader = new HashMap<>();
    private final List<Mismatch> ofHeaderUnplaced = new ArrayList<>();
    private @Nullable Object[] values = {};
    private @Nullable String doubt;
    private long rows;

    /// A table of the query, at the version it was checked against.
    record Contract(TableRef ref, SemVer version, Table table) {}

    /// The columns of one table; `placed` is false for computed columns over several tables.
    private record Part(Contract contract, boolean placed, RowCheck check) {}

    /// Ends a run whose columns are others than promised.
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Ended(String what) {
            super(what);
        }
    }

    /// `expected` are the columns that the check found, `contracts` the tables that it read.
    RunGuard(
            List<ResultColumn> expected,
            SortedMap<QualifiedName, Contract> contracts,
            GuardOptions options,
            QuerySession.RowSink sink) {
        this.expected = expected;
        this.contracts = contracts;
        this.options = options;
        this.sink = sink;
    }

    @Override
    public void columns(List<DryRun.Column> columns) {
        @Nullable ResultColumn[] promised = promised(columns);
        if (promised == null) {
            doubt = "rows were not guarded: the result has other columns than the check found";
        } else {
            values = new @Nullable Object[columns.size()];
            contracts.values().forEach(contract -> part(contract, columns, promised));
            if (contracts.size() > 1) {
                computed(columns, promised);
            }
            types(columns, promised);
        }
        sink.columns(columns);
    }

    @Override
    public boolean row(List<@Nullable Object> row) {
        if (!parts.isEmpty()) {
            if (rows++ == 0 && options.mode() == GuardOptions.Mode.FAIL) {
                endIfOthers();
            }
            for (int i = 0; i < values.length; i++) {
                values[i] = row.get(i);
            }
            for (Part part : parts) {
                part.check().row(values);
            }
        }
        return sink.row(row);
    }

    /// What was found, a report for each table whose rows were held against it.
    List<GuardReport> reports() {
        List<GuardReport> reports = new ArrayList<>();
        for (Part part : parts) {
            if (part.placed()) {
                GuardReport report = part.check().report();
                List<Mismatch> header =
                        counted(ofHeader.getOrDefault(part.contract(), List.of()), report);
                reports.add(
                        new GuardReport(
                                report.ref(),
                                report.version(),
                                report.rows(),
                                report.checked(),
                                joined(header, report.mismatches()),
                                report.unlisted()));
            }
        }
        return List.copyOf(reports);
    }

    /// What computed columns over several tables broke.
    List<Mismatch> unplaced() {
        List<Mismatch> found = new ArrayList<>();
        for (Part part : parts) {
            if (!part.placed()) {
                found.addAll(part.check().report().mismatches());
            }
        }
        return joined(ofHeaderUnplaced, found);
    }

    /// Why rows were not guarded; null if they were.
    @Nullable String doubt() {
        return doubt;
    }

    /// For each column the one that the check promised, null where it promised none; null if the
    /// result cannot be matched.
    private @Nullable ResultColumn @Nullable [] promised(List<DryRun.Column> columns) {
        @Nullable ResultColumn[] promised = new @Nullable ResultColumn[columns.size()];
        boolean same = columns.size() == expected.size();
        for (int i = 0; i < columns.size() && same; i++) {
            same = columns.get(i).name().equals(expected.get(i).name());
            promised[i] = expected.get(i);
        }
        if (same) {
            return promised;
        }
        Map<String, ResultColumn> byName = new HashMap<>();
        expected.forEach(column -> byName.put(column.name(), column));
        long names = columns.stream().map(DryRun.Column::name).distinct().count();
        if (expected.isEmpty() || byName.size() < expected.size() || names < columns.size()) {
            return null;
        }
        for (int i = 0; i < columns.size(); i++) {
            ResultColumn column = byName.remove(columns.get(i).name());
            promised[i] = column;
            if (column == null) {
                note(null, Mismatch.Kind.EXTRA, columns.get(i).name(), "nothing", "a column");
            }
        }
        for (ResultColumn left : byName.values()) {
            note(left, Mismatch.Kind.MISSING, left.name(), left.type(), "nothing");
        }
        return promised;
    }

    /// The columns that show fields of a table; where it is the only one, also the computed.
    private void part(
            Contract contract, List<DryRun.Column> columns, @Nullable ResultColumn[] promised) {
        List<Field> fields = new ArrayList<>();
        List<ProjectedColumn> projection = new ArrayList<>();
        boolean only = contracts.size() == 1;
        for (int i = 0; i < columns.size(); i++) {
            ResultColumn column = promised[i];
            Field field = column == null ? null : field(column, contract);
            String name = Integer.toString(i);
            if (column != null && field != null) {
                fields.add(
                        Field.of(
                                name,
                                fields.size() + 1,
                                field.type(),
                                field.nativeType(),
                                column.nullable()));
            } else if (column != null && only) {
                fields.add(computed(name, fields.size() + 1, column));
            } else {
                projection.add(new ProjectedColumn(columns.get(i).name(), null, true));
                continue;
            }
            projection.add(new ProjectedColumn(columns.get(i).name(), name, false));
        }
        if (!fields.isEmpty() || only || withHeader.contains(contract)) {
            add(contract, true, fields, projection, columns);
        }
    }

    private void computed(List<DryRun.Column> columns, @Nullable ResultColumn[] promised) {
        List<Field> fields = new ArrayList<>();
        List<ProjectedColumn> projection = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ResultColumn column = promised[i];
            boolean takes = column != null && place(column) == null;
            String name = Integer.toString(i);
            projection.add(new ProjectedColumn(columns.get(i).name(), takes ? name : null, false));
            if (column != null && takes) {
                fields.add(computed(name, fields.size() + 1, column));
            }
        }
        if (!fields.isEmpty()) {
            add(contracts.firstEntry().getValue(), false, fields, projection, columns);
        }
    }

    private static Field computed(String name, int position, ResultColumn column) {
        return Field.of(name, position, new FieldType.Opaque(), column.type(), column.nullable());
    }

    private void add(
            Contract contract,
            boolean placed,
            List<Field> fields,
            List<ProjectedColumn> projection,
            List<DryRun.Column> columns) {
        RowGuard guard =
                RowGuard.of(
                        contract.ref(),
                        contract.version(),
                        Table.of(TableKind.TABLE, RESULT, fields),
                        projection);
        List<HeaderColumn> header =
                columns.stream().map(one -> new HeaderColumn(one.name(), one.declared())).toList();
        parts.add(
                new Part(
                        contract,
                        placed,
                        guard.rows(header, RowForm.RECEIVED, PlainValues.VALUES, options)));
    }

    /// A computed column whose type the source announces must have the one that the check found.
    private void types(List<DryRun.Column> columns, @Nullable ResultColumn[] promised) {
        for (int i = 0; i < columns.size(); i++) {
            ResultColumn column = promised[i];
            DryRun.Column found = columns.get(i);
            if (column != null
                    && place(column) == null
                    && found.declared() != null
                    && !bare(column.sent()).equals(bare(found.type()))) {
                note(column, Mismatch.Kind.TYPE, column.name(), column.sent(), found.type());
            }
        }
    }

    /// The name of a type without its modifiers and its schema.
    private static String bare(String type) {
        String plain = type.replaceAll("\\([0-9, -]*\\)", "").replace("\"", "");
        return plain.substring(plain.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /// The contract whose field the column shows; null if it is computed.
    private @Nullable Contract place(ResultColumn column) {
        QueryCheck.Origin origin = column.origin();
        Contract contract = origin == null ? null : contracts.get(origin.table());
        return contract == null || field(column, contract) == null ? null : contract;
    }

    /// The field that the column shows, if the contract is of its table.
    private static @Nullable Field field(ResultColumn column, Contract contract) {
        QueryCheck.Origin origin = column.origin();
        if (origin == null || !origin.table().equals(contract.ref().table())) {
            return null;
        }
        Field exact = contract.table().field(origin.field());
        if (exact != null) {
            return exact;
        }
        List<Field> close =
                contract.table().fields().stream()
                        .filter(field -> field.name().equalsIgnoreCase(origin.field()))
                        .toList();
        return close.size() == 1 ? close.getFirst() : null;
    }

    private void note(
            @Nullable ResultColumn column,
            Mismatch.Kind kind,
            String name,
            String wanted,
            String found) {
        Contract contract = column == null ? null : place(column);
        if (contract == null && contracts.size() == 1) {
            contract = contracts.firstEntry().getValue();
        }
        Mismatch mismatch = new Mismatch(kind, name, wanted, found, 0, List.of());
        if (contract == null) {
            ofHeaderUnplaced.add(mismatch);
        } else {
            withHeader.add(contract);
            ofHeader.computeIfAbsent(contract, none -> new ArrayList<>()).add(mismatch);
        }
    }

    private void endIfOthers() {
        List<Mismatch> all = new ArrayList<>(ofHeaderUnplaced);
        ofHeader.values().forEach(all::addAll);
        for (Mismatch mismatch : all) {
            if (mismatch.kind().breach()) {
                throw new Ended("the result does not look as checked: " + mismatch);
            }
        }
    }

    /// What is wrong with a column is wrong with each row that was looked at.
    private static List<Mismatch> counted(List<Mismatch> header, GuardReport report) {
        return header.stream()
                .map(one ->
                        new Mismatch(
                                one.kind(),
                                one.column(),
                                one.expected(),
                                one.found(),
                                report.checked(),
                                List.of()))
                .toList();
    }

    private static List<Mismatch> joined(List<Mismatch> first, List<Mismatch> second) {
        List<Mismatch> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all.subList(0, Math.min(all.size(), GuardReport.MAX_MISMATCHES)));
    }
}
