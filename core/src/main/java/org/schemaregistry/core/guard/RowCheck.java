package org.schemaregistry.core.guard;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.guard.Mismatch.Kind;
import org.schemaregistry.core.model.FieldType;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// One reading of rows under a [RowGuard]: give it each row, then ask for the report. A row that
/// fits costs no allocation.
///
/// One thread.
public final class RowCheck {
    /// How many names of columns unknown to the contract are told apart.
    private static final int MAX_EXTRA = 50;

    /// Of so many maps of another shape than the remembered, one is remembered in its place.
    private static final int MAPS_PER_SHAPE = 8;

    private static final int MAX_NAME_CHARS = 100;
    private static final String NOTHING = "nothing";

    /// What has to be known of a column's value.
    public enum Need {
        NOTHING,
        /// Whether it is null.
        NULLNESS,
        VALUE
    }

    /// A column under guard. Where it is judged by class, the class that fitted last is remembered
    /// in `fitting`.
    private record Slot(
            String column,
            FieldType type,
            boolean nullable,
            Need need,
            ValueCheck check,
            boolean byClass) {}

    private final RowGuard guard;
    private final ValueReader reader;
    private final GuardOptions options;
    private final boolean all;
    private final boolean failing;
    private final int width;
    private final @Nullable Slot[] slots;
    private final NumberRange[] numbers;
    private final @Nullable Class<?>[] fitting;
    private final @Nullable Class<?>[] tried;
    private final Map<String, Integer> places = new HashMap<>();
    private DocumentShape shape;
    private final Walk walk = new Walk();
    private int othersSeen;
    private final List<Fault> ofAllRows;
    private final Set<String> extras = new HashSet<>();
    private final Tally tally = new Tally();
    private final List<Long> firstChecked = new ArrayList<>(Mismatch.MAX_ROWS);
    private long rows;
    private long checked;

    private RowCheck(
            RowGuard guard,
            ValueReader reader,
            GuardOptions options,
            List<@Nullable Slot> slots,
            List<Fault> ofAllRows) {
        this.guard = guard;
        this.reader = reader;
        this.options = options;
        width = slots.size();
        // One more, for what the contract does not know.
        this.slots = slots.toArray(new @Nullable Slot[width + 1]);
        numbers =
                slots.stream()
                        .map(slot -> slot == null ? NumberRange.ALL : NumberRange.of(slot.check()))
                        .toArray(NumberRange[]::new);
        fitting = new @Nullable Class<?>[width + 1];
        tried = new @Nullable Class<?>[width + 1];
        this.ofAllRows = List.copyOf(ofAllRows);
        all = options.sampling().equals(GuardOptions.REPORT.sampling());
        failing = options.mode() == GuardOptions.Mode.FAIL;
        for (int i = 0; i < guard.columns().size(); i++) {
            places.put(guard.columns().get(i).column(), i);
        }
        shape = DocumentShape.NONE;
    }

    static RowCheck ofRows(
            RowGuard guard,
            List<HeaderColumn> header,
            RowForm form,
            ValueReader reader,
            GuardOptions options) {
        List<@Nullable Slot> slots = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Set<RowGuard.Expected> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            HeaderColumn column = header.get(i);
            RowGuard.Expected expected =
                    guard.isProjected()
                            ? guard.columns().get(i)
                            : named(guard.columns(), column.name(), form, seen);
            if (expected == null) {
                if (faults.size() < MAX_EXTRA) {
                    faults.add(extra(column.name()));
                }
                slots.add(null);
                continue;
            }
            seen.add(expected);
            slots.add(slot(expected, column.declared(), form, faults));
        }
        for (RowGuard.Expected expected : guard.columns()) {
            if (!guard.isProjected() && !seen.contains(expected)) {
                faults.add(missing(expected));
            }
        }
        return new RowCheck(guard, reader, options, slots, faults);
    }

    static RowCheck ofDocuments(RowGuard guard, ValueReader reader, GuardOptions options) {
        List<@Nullable Slot> slots = new ArrayList<>();
        for (RowGuard.Expected expected : guard.columns()) {
            slots.add(slot(expected, null, RowForm.JSON, new ArrayList<>()));
        }
        return new RowCheck(guard, reader, options, slots, List.of());
    }

    private static RowGuard.@Nullable Expected named(
            List<RowGuard.Expected> columns,
            String name,
            RowForm form,
            Collection<RowGuard.Expected> taken) {
        RowGuard.Expected close = null;
        for (RowGuard.Expected column : columns) {
            if (taken.contains(column)) {
                continue;
            }
            if (column.column().equals(name)) {
                return column;
            }
            if (form == RowForm.DYNAMIC && column.column().equalsIgnoreCase(name)) {
                close = column;
            }
        }
        return close;
    }

    private static @Nullable Slot slot(
            RowGuard.Expected expected,
            @Nullable FieldType declared,
            RowForm form,
            List<Fault> faults) {
        if (expected.field() == null) {
            return null;
        }
        FieldType type = expected.field().type();
        // JSON's own null is a value of a JSON column.
        boolean nullable =
                expected.nullable() || (form == RowForm.JSON && type instanceof FieldType.Json);
        TypeFit fit = TypeFit.of(type, declared);
        ValueCheck check =
                fit == TypeFit.LOOK
                        ? ValueChecks.of(type, form, declared != null)
                        : new ValueCheck.Anything();
        if (fit == TypeFit.DIFFERS && declared != null) {
            faults.add(new Fault(Kind.TYPE, expected.column(), type.text(), declared.text()));
        }
        Need need =
                check instanceof ValueCheck.Anything
                        ? nullable ? Need.NOTHING : Need.NULLNESS
                        : Need.VALUE;
        return new Slot(expected.column(), type, nullable, need, check, check.mayBeByClass());
    }

    /// What has to be known of the value in this 0-based column; for [Need#NULLNESS] any object may
    /// stand for a value that is not null.
    public Need need(int column) {
        Slot slot = slots[column];
        return slot == null ? Need.NOTHING : slot.need();
    }

    /// True if no value of the sample's class, one of the JDK, has to be looked at in this 0-based
    /// column.
    public boolean fitsByClass(int column, Object sample) {
        Slot slot = slots[column];
        return slot == null
                || (ValueCheck.judge(slot.check(), sample, reader) == null
                        && slot.check().isByClass(sample.getClass()));
    }

    /// Begins a row whose values come one by one through [#value]; false if it is not looked at.
    ///
    /// @throws RowMismatchException if every row breaks the contract, in [GuardOptions.Mode#FAIL]
    public boolean beginRow() {
        rows++;
        if (!all && !options.sampling().takesRow(rows)) {
            return false;
        }
        begin();
        return true;
    }

    /// Looks at the value of a 0-based column of the row that was begun last.
    ///
    /// @throws RowMismatchException if it breaks the contract, in [GuardOptions.Mode#FAIL]
    public void value(int column, @Nullable Object value) {
        if (value == null || value.getClass() != fitting[column]) {
            fits(column, value);
        }
    }

    /// Looks at a whole number as [#value] does.
    ///
    /// @throws RowMismatchException if it breaks the contract, in [GuardOptions.Mode#FAIL]
    public void whole(int column, long value) {
        if (!numbers[column].has(value)) {
            fits(column, value);
        }
    }

    /// Looks at a real number as [#value] does.
    ///
    /// @throws RowMismatchException if it breaks the contract, in [GuardOptions.Mode#FAIL]
    public void real(int column, double value) {
        if (!numbers[column].has(value)) {
            fits(column, value);
        }
    }

    /// Looks at a row; false if it breaks the contract.
    ///
    /// @throws RowMismatchException if it does, in [GuardOptions.Mode#FAIL]
    /// @throws IllegalArgumentException if the row has another number of columns than the header
    public boolean row(@Nullable Object[] values) {
        rows++;
        if (!all && !options.sampling().takesRow(rows)) {
            return true;
        }
        if (values.length != width) {
            throw new IllegalArgumentException(
                    "row "
                            + rows
                            + " of "
                            + guard.ref()
                            + ": expected "
                            + width
                            + " values, found "
                            + values.length);
        }
        boolean fits = begin();
        for (int i = 0; i < width; i++) {
            Object value = values[i];
            if (value == null || value.getClass() != fitting[i]) {
                fits &= fits(i, value);
            }
        }
        return fits;
    }

    /// Looks at a row given by names; false if it breaks the contract.
    ///
    /// @throws RowMismatchException if it does, in [GuardOptions.Mode#FAIL]
    public boolean document(Map<String, ?> values) {
        rows++;
        if (!all && !options.sampling().takesRow(rows)) {
            return true;
        }
        boolean fits = begin();
        int judged = 0;
        if (shape.size() == values.size()) {
            walk.begin(shape.steps());
            values.forEach(walk);
            judged = walk.judged;
            fits &= walk.fits;
        }
        boolean whole = judged == values.size() && judged == shape.size();
        return whole ? leftOut(shape, values, fits) : byName(judged, values, fits);
    }

    /// Judges the values of a map for as long as its names are those of the shape. One object for
    /// all maps: [Map#forEach] needs no other.
    private final class Walk implements BiConsumer<Object, @Nullable Object> {
        private static final DocumentShape.Step[] NO_STEPS = {};

        private DocumentShape.Step[] steps = NO_STEPS;
        private int judged;
        private boolean fits;

        private void begin(DocumentShape.Step[] steps) {
            this.steps = steps;
            judged = 0;
            fits = true;
        }

        @Override
        public void accept(Object name, @Nullable Object value) {
            int at = judged;
            if (at >= steps.length) {
                return;
            }
            DocumentShape.Step step = steps[at];
            if (!step.name.equals(name)) {
                steps = NO_STEPS;
                return;
            }
            judged = at + 1;
            boolean clear = value == null ? step.nullable : value.getClass() == step.fitting;
            if (!clear) {
                judge(step, value);
            }
        }

        /// Apart, so that the walk itself is small enough for the compiler to put it into a map's
        /// loop.
        private void judge(DocumentShape.Step step, @Nullable Object value) {
            ValueCheck each = step.each;
            if (value == null || each == null || ValueCheck.judge(each, value, reader) != null) {
                fits &= fits(step.place, value);
                step.fitting = fitting[step.place];
            }
        }
    }

    /// Judges what a whole map of the shape lacks, and what it has beside the contract.
    private boolean leftOut(DocumentShape shape, Map<String, ?> values, boolean before) {
        boolean fits = before;
        for (int place : shape.absent()) {
            fits &= fitsAbsent(place);
        }
        if (shape.hasExtra()) {
            noteExtras(values);
        }
        return fits;
    }

    /// Judges what the walk, which ended before the `judged`-th name of the shape, did not.
    private boolean byName(int judged, Map<String, ?> values, boolean before) {
        boolean fits = before;
        int present = 0;
        for (int i = 0; i < width; i++) {
            Slot slot = slots[i];
            if (slot == null) {
                continue;
            }
            Object value = values.get(slot.column());
            boolean absent = value == null && !values.containsKey(slot.column());
            present += absent ? 0 : 1;
            if (!shape.isAmong(judged, i)) {
                fits &= absent ? fitsAbsent(i) : fits(i, value);
            }
        }
        if (values.size() > present) {
            noteExtras(values);
        }
        if (places.size() == width && othersSeen++ % MAPS_PER_SHAPE == 0) {
            shape = DocumentShape.of(values, places, this::rule);
        }
        return fits;
    }

    private DocumentShape.Rule rule(int place) {
        Slot slot = slots[place];
        return new DocumentShape.Rule(
                slot == null || slot.nullable(),
                slot == null || slot.byClass() ? null : slot.check());
    }

    private boolean fitsAbsent(int place) {
        Slot slot = slots[place];
        return slot == null
                || (slot.nullable() && guard.mayLeaveOut())
                || note(slot.column(), new Fault(Kind.MISSING, "", slot.type().text(), NOTHING));
    }

    /// Judges a value whose class does not tell that it fits.
    private boolean fits(int place, @Nullable Object value) {
        Slot slot = slots[place];
        if (slot == null) {
            return true;
        }
        if (value == null) {
            return slot.nullable() || note(slot.column(), nullFault(slot));
        }
        Fault fault = ValueCheck.judge(slot.check(), value, reader);
        if (fault != null) {
            return note(slot.column(), fault);
        }
        if (slot.byClass() && value.getClass() != tried[place]) {
            remember(place, slot, value.getClass());
        }
        return true;
    }

    /// The class that fits now, if every value of it fits.
    private void remember(int place, Slot slot, Class<?> of) {
        tried[place] = of;
        if (of.getName().startsWith("java.") && slot.check().isByClass(of)) {
            fitting[place] = of;
        }
    }

    /// What was found so far.
    public GuardReport report() {
        return new GuardReport(
                guard.ref(),
                guard.version(),
                rows,
                checked,
                tally.list(ofAllRows, checked, firstChecked),
                tally.unlisted());
    }

    /// Counts the row; what is wrong with every row is wrong with this one.
    private boolean begin() {
        checked++;
        if (ofAllRows.isEmpty()) {
            return true;
        }
        if (firstChecked.size() < Mismatch.MAX_ROWS) {
            firstChecked.add(rows);
        }
        boolean fits = true;
        for (Fault fault : ofAllRows) {
            if (fault.kind().breach()) {
                fits = false;
                if (failing) {
                    throw failure(
                            new Mismatch(
                                    fault.kind(),
                                    fault.path(),
                                    fault.expected(),
                                    fault.found(),
                                    1,
                                    List.of(rows)));
                }
            }
        }
        return fits;
    }

    private boolean note(String column, Fault fault) {
        Mismatch mismatch = tally.add(column, fault, rows);
        if (failing) {
            throw failure(mismatch);
        }
        return false;
    }

    private RowMismatchException failure(Mismatch mismatch) {
        return new RowMismatchException(guard.ref(), guard.version(), mismatch);
    }

    private void noteExtras(Map<String, ?> values) {
        for (String key : values.keySet()) {
            String name = String.valueOf(key);
            if (places.containsKey(name)) {
                continue;
            }
            String shown = extras.contains(name) || extras.size() < MAX_EXTRA ? name : "(others)";
            extras.add(shown);
            Fault extra = extra(shown);
            tally.add("", extra, rows);
        }
    }

    private static Fault nullFault(Slot slot) {
        return new Fault(Kind.NULL, "", slot.type().text(), "null");
    }

    private static Fault extra(String name) {
        String shown =
                name.length() <= MAX_NAME_CHARS ? name : name.substring(0, MAX_NAME_CHARS) + "…";
        return new Fault(Kind.EXTRA, shown, NOTHING, "a column");
    }

    private static Fault missing(RowGuard.Expected expected) {
        return new Fault(
                Kind.MISSING,
                expected.column(),
                expected.field() == null ? NOTHING : expected.field().type().text(),
                NOTHING);
    }
}
