package org.schemaregistry.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.schemaregistry.core.guard.GuardOptions.Mode;
import org.schemaregistry.core.guard.GuardOptions.Sampling;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.version.SemVer;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

class RowGuardTest {
    private static final TableRef REF = TableRef.parse("shop.orders");
    private static final SemVer VERSION = new SemVer(2, 1, 0);

    private static final Table ORDERS =
            Table.of(
                    TableKind.TABLE,
                    "table",
                    List.of(
                            Field.of("id", 1, new FieldType.Int(32, true), "integer", false),
                            Field.of("note", 2, new FieldType.Text(5, false), "varchar(5)", true),
                            Field.of(
                                    "state",
                                    3,
                                    new FieldType.Enumerated(List.of("new", "paid")),
                                    "state",
                                    false),
                            Field.of("v", 4, new FieldType.Vector(3), "vector(3)", true)));

    private static final RowGuard GUARD = RowGuard.of(REF, VERSION, ORDERS);

    private static RowCheck rows(GuardOptions options) {
        return GUARD.rows(RowForm.TYPED, PlainValues.VALUES, options);
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    @Test
    void eachKindOfMismatchIsCountedWithItsFirstRowsAndWithoutValues() {
        RowCheck check = rows(GuardOptions.REPORT);
        assertThat(check.row(row(1, "five5", "new", new float[3]))).isTrue();
        assertThat(check.row(row(null, "secret", "sold", new float[4]))).isFalse();
        assertThat(check.row(row("1", null, "paid", null))).isFalse();
        assertThat(check.row(row(3_000_000_000L, "a longer secret", "new", null))).isFalse();
        for (int i = 0; i < 10; i++) {
            check.row(row(null, null, "new", null));
        }
        GuardReport report = check.report();
        assertThat(report.mismatches())
                .containsExactly(
                        new Mismatch(
                                Mismatch.Kind.NULL,
                                "id",
                                "int32",
                                "null",
                                11,
                                List.of(2L, 5L, 6L, 7L, 8L)),
                        new Mismatch(Mismatch.Kind.TYPE, "id", "int32", "int64", 1, List.of(4L)),
                        new Mismatch(Mismatch.Kind.TYPE, "id", "int32", "text", 1, List.of(3L)),
                        new Mismatch(
                                Mismatch.Kind.LENGTH,
                                "note",
                                "text(5)",
                                "text(15)",
                                2,
                                List.of(2L, 4L)),
                        new Mismatch(
                                Mismatch.Kind.ENUM,
                                "state",
                                "enum",
                                "another text",
                                1,
                                List.of(2L)),
                        new Mismatch(
                                Mismatch.Kind.VECTOR_SIZE,
                                "v",
                                "vector(3)",
                                "vector(4)",
                                1,
                                List.of(2L)));
        assertThat(report.toString()).doesNotContain("secret", "sold");
        assertThat(report.rows()).isEqualTo(14);
        assertThat(report.clean()).isFalse();
    }

    @Test
    void columnsThatComeOrGoAreSeenInTheHeader() {
        RowCheck check =
                GUARD.rows(
                        List.of(
                                HeaderColumn.of("state"),
                                HeaderColumn.of("added"),
                                HeaderColumn.of("id")),
                        RowForm.TYPED,
                        PlainValues.VALUES,
                        GuardOptions.REPORT);
        assertThat(check.row(row("new", "anything", 1))).isFalse();
        assertThat(check.report().mismatches())
                .extracting(Mismatch::column, Mismatch::kind, Mismatch::count)
                .containsExactly(
                        tuple("added", Mismatch.Kind.EXTRA, 1L),
                        tuple("note", Mismatch.Kind.MISSING, 1L),
                        tuple("v", Mismatch.Kind.MISSING, 1L));
    }

    @Test
    void aColumnMoreBreaksNothing() {
        RowCheck check =
                GUARD.rows(
                        List.of(
                                HeaderColumn.of("id"),
                                HeaderColumn.of("note"),
                                HeaderColumn.of("state"),
                                HeaderColumn.of("v"),
                                HeaderColumn.of("added")),
                        RowForm.TYPED,
                        PlainValues.VALUES,
                        GuardOptions.FAIL);
        assertThat(check.row(row(1, "a", "new", null, 9))).isTrue();
        assertThat(check.report().clean()).isTrue();
        assertThat(check.report().mismatches()).hasSize(1);
    }

    @Test
    void failStopsAtTheFirstBreachAndNamesIt() {
        RowCheck check = rows(GuardOptions.FAIL);
        check.row(row(1, null, "new", null));
        assertThatThrownBy(() -> check.row(row(1, "sixsix", "new", null)))
                .isInstanceOf(RowMismatchException.class)
                .hasMessage(
                        "row 2 does not fit shop.orders@2.1.0: note: length, expected text(5),"
                                + " found text(6)");
    }

    @Test
    void aProjectionMapsTheQuerysColumnsAndTheNullsItMakes() {
        RowGuard guard =
                RowGuard.of(
                        REF,
                        VERSION,
                        ORDERS,
                        List.of(
                                new ProjectedColumn("n", null, true),
                                new ProjectedColumn("order_id", "id", true),
                                new ProjectedColumn("order_state", "state", false)));
        RowCheck check = guard.rows(RowForm.TYPED, PlainValues.VALUES, GuardOptions.REPORT);
        assertThat(check.need(0)).isEqualTo(RowCheck.Need.NOTHING);
        assertThat(check.row(row("whatever", null, "new"))).isTrue();
        assertThat(check.row(row(null, "x", null))).isFalse();
        assertThat(check.report().mismatches())
                .extracting(Mismatch::toString)
                .containsExactly(
                        "order_id: type, expected int32, found text",
                        "order_state: null, expected enum, found null");
        assertThatThrownBy(() ->
                        RowGuard.of(
                                REF,
                                VERSION,
                                ORDERS,
                                List.of(new ProjectedColumn("a", "gone", true))))
                .hasMessageContaining("expected a field of the contract for column 'a'");
    }

    @Test
    void whatTheSourceDeclaresSavesTheLookAtEachValue() {
        List<HeaderColumn> header =
                List.of(
                        new HeaderColumn("id", new FieldType.Int(32, true)),
                        new HeaderColumn("note", new FieldType.Text(4, false)),
                        new HeaderColumn("state", null),
                        new HeaderColumn("v", null));
        RowCheck check = GUARD.rows(header, RowForm.TYPED, PlainValues.VALUES, GuardOptions.REPORT);
        assertThat(check.need(0)).isEqualTo(RowCheck.Need.NULLNESS);
        assertThat(check.need(1)).isEqualTo(RowCheck.Need.NOTHING);
        assertThat(check.need(2)).isEqualTo(RowCheck.Need.VALUE);

        RowCheck moved =
                GUARD.rows(
                        List.of(
                                new HeaderColumn("id", new FieldType.Int(64, true)),
                                new HeaderColumn("note", new FieldType.Text(9, false)),
                                header.get(2),
                                header.get(3)),
                        RowForm.TYPED,
                        PlainValues.VALUES,
                        GuardOptions.REPORT);
        assertThat(moved.need(1)).isEqualTo(RowCheck.Need.VALUE);
        assertThat(moved.row(row(1L, "a", "new", null))).isFalse();
        assertThat(moved.report().mismatches())
                .extracting(Mismatch::toString)
                .containsExactly("id: type, expected int32, found int64");
    }

    @Test
    void samplingTakesTheSameRowsEachTime() {
        for (Sampling sampling : List.of(new Sampling.Every(7), new Sampling.Rate(0.25, 42))) {
            List<Long> first = taken(sampling);
            assertThat(taken(sampling)).isEqualTo(first);
            RowCheck check = rows(new GuardOptions(Mode.REPORT, sampling));
            for (int i = 0; i < 1000; i++) {
                check.row(row(null, null, "new", null));
            }
            assertThat(check.report().checked()).isEqualTo(first.size());
            assertThat(check.report().rows()).isEqualTo(1000);
            assertThat(check.report().mismatches().getFirst().firstRows())
                    .isEqualTo(first.subList(0, Mismatch.MAX_ROWS));
        }
        assertThat(taken(new Sampling.Every(7))).startsWith(1L, 8L, 15L).hasSize(143);
        assertThat(taken(new Sampling.Rate(0.25, 42)).size()).isBetween(200, 300);
        assertThat(taken(new Sampling.Rate(0.25, 43)))
                .isNotEqualTo(taken(new Sampling.Rate(0.25, 42)));
        assertThat(taken(new Sampling.Rate(1, 1))).hasSize(1000);
    }

    private static List<Long> taken(Sampling sampling) {
        List<Long> taken = new ArrayList<>();
        for (long row = 1; row <= 1000; row++) {
            if (sampling.takesRow(row)) {
                taken.add(row);
            }
        }
        return taken;
    }

    @Test
    void jsonObjectsAreGuardedByName() {
        RowCheck check = GUARD.documents(GuardOptions.REPORT);
        assertThat(check.document(document("id", 1, "note", null, "state", "new", "v", "[1,2,3]")))
                .isTrue();
        assertThat(check.document(document("id", 1.0, "note", "ab", "state", "new", "v", null)))
                .isTrue();
        assertThat(check.document(document("id", 1.5, "state", null, "more", 1))).isFalse();
        assertThat(check.report().mismatches())
                .extracting(Mismatch::toString)
                .containsExactly(
                        "id: type, expected int32, found decimal",
                        "more: extra, expected nothing, found a column",
                        "note: missing, expected text(5), found nothing",
                        "state: null, expected enum, found null",
                        "v: missing, expected vector(3), found nothing");
    }

    @Test
    void aCollectionMayLeaveOutWhatMayBeNull() {
        RowGuard guard =
                RowGuard.of(
                        REF,
                        VERSION,
                        Table.of(TableKind.COLLECTION, "collection", ORDERS.fields()));
        RowCheck check = guard.documents(GuardOptions.REPORT);
        assertThat(check.document(document("id", 1, "state", "new"))).isTrue();
        assertThat(check.document(document("state", "new"))).isFalse();
        assertThat(check.report().mismatches())
                .extracting(Mismatch::toString)
                .containsExactly("id: missing, expected int32, found nothing");
    }

    @Test
    void aClassThatFittedOnceDoesNotHideAnother() {
        RowGuard guard =
                RowGuard.of(
                        REF,
                        VERSION,
                        Table.of(
                                TableKind.TABLE,
                                "table",
                                List.of(
                                        Field.of("c", 1, new FieldType.Bool(), "boolean", false),
                                        Field.of("d", 2, new FieldType.Date(), "date", true))));
        RowCheck check = guard.rows(RowForm.TYPED, PlainValues.VALUES, GuardOptions.REPORT);
        assertThat(check.row(row(true, LocalDate.EPOCH))).isTrue();
        assertThat(check.row(row(1, LocalDate.EPOCH))).isFalse();
        assertThat(check.row(row(true, LocalDateTime.MIN))).isFalse();
        assertThat(check.row(row(false, LocalDate.MAX))).isTrue();
        RowCheck dynamic = guard.rows(RowForm.DYNAMIC, PlainValues.VALUES, GuardOptions.REPORT);
        assertThat(dynamic.row(row(1, "2024-01-01"))).isTrue();
        assertThat(dynamic.row(row(2, "soon"))).isFalse();
        assertThat(dynamic.report().mismatches()).hasSize(2);
    }

    @Test
    void aNestedFaultNamesItsPath() {
        FieldType address =
                new FieldType.Struct(
                        List.of(
                                Field.of("city", 1, new FieldType.Text(3, false), "t", false),
                                Field.of(
                                        "tags",
                                        2,
                                        new FieldType.ListOf(new FieldType.Int(16, true)),
                                        "int2[]",
                                        true)));
        RowGuard guard =
                RowGuard.of(
                        REF,
                        VERSION,
                        Table.of(
                                TableKind.TABLE,
                                "table",
                                List.of(Field.of("address", 1, address, "address", true))));
        RowCheck check = guard.documents(GuardOptions.REPORT);
        check.document(Map.of("address", Map.of("city", "abcd")));
        check.document(Map.of("address", Map.of("tags", List.of())));
        check.document(
                Map.of(
                        "address",
                        Map.of("city", "a", "tags", List.of(List.of(1), List.of(70000)))));
        assertThat(check.report().mismatches())
                .extracting(Mismatch::toString)
                .containsExactly(
                        "address.city: missing, expected text(3), found nothing",
                        "address.city: length, expected text(3), found text(4)",
                        "address.tags.[].[]: type, expected int16, found int32");
    }

    @Test
    void endlesslyDifferentFaultsStayWithinBounds() {
        RowCheck check = GUARD.documents(GuardOptions.REPORT);
        for (int i = 0; i < 10_000; i++) {
            check.document(
                    document(
                            "id",
                            1,
                            "note",
                            null,
                            "state",
                            "new",
                            "v",
                            new float[i + 4],
                            "extra" + i,
                            1));
        }
        GuardReport report = check.report();
        assertThat(report.mismatches()).hasSizeLessThan(70);
        assertThat(
                        report.mismatches().stream()
                                .filter(m -> m.kind() == Mismatch.Kind.VECTOR_SIZE)
                                .mapToLong(Mismatch::count)
                                .sum())
                .isEqualTo(10_000);
        assertThat(report.mismatches())
                .extracting(Mismatch::found)
                .contains("vector(4)", "various");
    }

    @Test
    void eachTypeTakesItsOwnValuesAndNoOthers() {
        ok(RowForm.TYPED, new FieldType.Bool(), true);
        no(RowForm.TYPED, new FieldType.Bool(), 1);
        ok(RowForm.DYNAMIC, new FieldType.Bool(), 1);
        no(RowForm.DYNAMIC, new FieldType.Bool(), 2);
        no(RowForm.DYNAMIC, new FieldType.Bool(), "true");

        FieldType int16 = new FieldType.Int(16, true);
        ok(RowForm.TYPED, int16, -32768);
        no(RowForm.TYPED, int16, -32769);
        no(RowForm.TYPED, int16, 1.0);
        FieldType uint64 = new FieldType.Int(64, false);
        ok(RowForm.TYPED, uint64, BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
        no(RowForm.TYPED, uint64, BigInteger.TWO.pow(64));
        no(RowForm.TYPED, uint64, -1L);
        ok(RowForm.JSON, new FieldType.Int(32, false), "4294967295");
        no(RowForm.JSON, new FieldType.Int(64, true), "12");
        ok(RowForm.JSON, new FieldType.Int(64, true), new BigDecimal("9223372036854775807"));
        no(RowForm.JSON, new FieldType.Int(64, true), new BigDecimal("9223372036854775808"));
        no(RowForm.JSON, new FieldType.Int(64, true), new BigDecimal("1e999999999"));
        no(RowForm.JSON, new FieldType.Int(64, true), Double.NaN);

        ok(RowForm.TYPED, new FieldType.Real(64), Double.NaN);
        no(RowForm.TYPED, new FieldType.Real(64), 1);
        ok(RowForm.JSON, new FieldType.Real(64), 1);
        ok(RowForm.JSON, new FieldType.Real(64), "NaN");
        no(RowForm.JSON, new FieldType.Real(64), "1.5");

        FieldType money = new FieldType.Decimal(5, 2);
        ok(RowForm.TYPED, money, new BigDecimal("999.99"));
        ok(RowForm.TYPED, money, new BigDecimal("1.10000"));
        ok(RowForm.TYPED, money, new BigDecimal("0.000"));
        no(RowForm.TYPED, money, new BigDecimal("1000.00"));
        no(RowForm.TYPED, money, new BigDecimal("1.001"));
        no(RowForm.TYPED, money, 1);
        ok(RowForm.TYPED, money, Double.NaN);
        ok(RowForm.DYNAMIC, money, 0.30000000000000004);
        no(RowForm.DYNAMIC, money, 1e5);
        ok(RowForm.DYNAMIC, money, 999);
        no(RowForm.DYNAMIC, money, 1000);
        ok(RowForm.TYPED, new FieldType.Decimal(3, -2), new BigDecimal("12300"));
        no(RowForm.TYPED, new FieldType.Decimal(3, -2), new BigDecimal("12345"));
        ok(RowForm.TYPED, new FieldType.Decimal(2, 4), new BigDecimal("0.0012"));
        no(RowForm.TYPED, new FieldType.Decimal(2, 4), new BigDecimal("0.0112"));

        ok(RowForm.TYPED, new FieldType.Text(2, false), "😀😀");
        no(RowForm.TYPED, new FieldType.Text(2, false), "😀😀😀");
        no(RowForm.TYPED, new FieldType.Text(2, false), 1);
        ok(RowForm.TYPED, new FieldType.Binary(2), new byte[2]);
        no(RowForm.TYPED, new FieldType.Binary(2), new byte[3]);
        ok(RowForm.JSON, new FieldType.Binary(2), "AQI=");
        no(RowForm.JSON, new FieldType.Binary(2), "AQID");
        no(RowForm.JSON, new FieldType.Binary(2), "\\x010203");

        ok(RowForm.TYPED, new FieldType.Date(), LocalDate.EPOCH);
        no(RowForm.TYPED, new FieldType.Date(), LocalDate.EPOCH.atStartOfDay());
        no(RowForm.TYPED, new FieldType.Date(), "1970-01-01");
        ok(RowForm.DYNAMIC, new FieldType.Date(), "1970-01-01");
        ok(RowForm.DYNAMIC, new FieldType.Date(), 0);
        no(RowForm.DYNAMIC, new FieldType.Date(), "soon");
        no(RowForm.DYNAMIC, new FieldType.Date(), new byte[1]);
        ok(RowForm.JSON, new FieldType.Date(), "0044-03-15 BC");
        no(RowForm.JSON, new FieldType.Date(), "1970-01-01T00:00:00");
        no(RowForm.JSON, new FieldType.Date(), 0);
        FieldType timestamp = new FieldType.Timestamp(6, false);
        FieldType instant = new FieldType.Timestamp(6, true);
        ok(RowForm.TYPED, timestamp, LocalDateTime.MIN);
        no(RowForm.TYPED, instant, LocalDateTime.MIN);
        ok(RowForm.TYPED, instant, OffsetDateTime.MIN);
        ok(RowForm.JSON, timestamp, "2024-02-03T04:05:06.123456");
        ok(RowForm.JSON, timestamp, "infinity");
        no(RowForm.JSON, timestamp, "2024-02-03T04:05:06Z");
        ok(RowForm.JSON, instant, "2024-02-03T04:05:06Z");
        ok(RowForm.JSON, instant, "2024-02-03 04:05:06.5+02");
        no(RowForm.JSON, instant, "2024-02-03T04:05:06");
        ok(RowForm.DYNAMIC, instant, "2024-02-03 04:05");
        ok(RowForm.JSON, new FieldType.Time(6, true), "04:05:06+01:30");
        no(RowForm.JSON, new FieldType.Time(6, false), "04:05");
        ok(RowForm.JSON, new FieldType.Interval(), "1 day");
        ok(RowForm.TYPED, new FieldType.Uuid(), new UUID(1, 2));
        no(RowForm.TYPED, new FieldType.Uuid(), new UUID(1, 2).toString());
        ok(RowForm.JSON, new FieldType.Uuid(), new UUID(1, 2).toString());
        no(RowForm.JSON, new FieldType.Uuid(), "not an id");
        ok(RowForm.DYNAMIC, new FieldType.Uuid(), new byte[16]);
        ok(RowForm.JSON, new FieldType.Json(), List.of());
        ok(RowForm.TYPED, new FieldType.Opaque(), new Object());
        FieldType map =
                new FieldType.MapOf(new FieldType.Text(null, false), new FieldType.Int(16, true));
        ok(RowForm.TYPED, map, Map.of("a", 1));
        no(RowForm.TYPED, map, Map.of("a", "b"));
        FieldType union =
                new FieldType.Union(List.of(new FieldType.Bool(), new FieldType.Text(null, false)));
        ok(RowForm.JSON, union, "a");
        no(RowForm.JSON, union, 1);
        ok(RowForm.TYPED, new FieldType.Vector(2), List.of(1.0, 2.0));
        no(RowForm.TYPED, new FieldType.Vector(2), new double[1]);
    }

    @Test
    void aRowThatFitsAllocatesNothingAndAMapItsIteratorAtMost() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        RowCheck check = rows(GuardOptions.REPORT);
        RowCheck documents = GUARD.documents(GuardOptions.REPORT);
        Object[] row = {1, "abc", "paid", new float[3]};
        Map<String, ?> document =
                document("id", 1, "note", "a", "state", "new", "v", List.of(1, 2, 3));
        long ofRows = Long.MAX_VALUE;
        long ofDocuments = Long.MAX_VALUE;
        // The least of some rounds: the first ones load and link what they call.
        for (int round = 0; round < 10; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                check.row(row);
            }
            long between = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                documents.document(document);
            }
            long after = threads.getCurrentThreadAllocatedBytes();
            ofRows = Math.min(ofRows, between - before);
            ofDocuments = Math.min(ofDocuments, after - between);
        }
        // Asking for the figure itself may allocate.
        assertThat(ofRows).isLessThan(1000);
        // A map's iterator, which compiled code does without.
        assertThat(ofDocuments).isLessThan(48_000);
        assertThat(check.report().clean()).isTrue();
        assertThat(documents.report().clean()).isTrue();
    }

    @Test
    @SuppressWarnings("NullAway") // one map has a null for a name
    void documentsOfManyShapesAreJudgedAsEachAlone() {
        List<Map<String, Object>> shapes = new ArrayList<>();
        shapes.add(document("id", 1, "note", "a", "state", "new", "v", List.of(1, 2, 3)));
        shapes.add(document("v", List.of(1, 2, 3), "state", "new", "note", "a", "id", 1));
        shapes.add(document("id", 1, "note", "a", "state", "new"));
        shapes.add(document("id", 1, "note", "a", "state", "new", "other", 5));
        shapes.add(document("id", 1, "note", "a", "state", "new", "v", List.of(1, 2, 3), "w", 1));
        shapes.add(document("id", "x", "note", "a", "state", "odd", "v", List.of(1)));
        shapes.add(document("id", null, "note", null, "state", null, "v", null));
        shapes.add(new HashMap<>(shapes.get(4)));
        shapes.add(new TreeMap<>(shapes.get(5)));
        shapes.add(new HashMap<>());
        Map<String, Object> odd = document("id", 1, "note", "a", "state", "new");
        odd.put(null, 1);
        shapes.add(odd);
        Random random = new Random(7);
        RowCheck all = GUARD.documents(GuardOptions.REPORT);
        Map<String, Long> apart = new TreeMap<>();
        for (int i = 0; i < 2_000; i++) {
            Map<String, Object> one = shapes.get(random.nextInt(shapes.size()));
            RowCheck alone = GUARD.documents(GuardOptions.REPORT);
            assertThat(all.document(one)).as("%s", one).isEqualTo(alone.document(one));
            for (Mismatch mismatch : alone.report().mismatches()) {
                apart.merge(mismatch.kind() + mismatch.column(), mismatch.count(), Long::sum);
            }
        }
        Map<String, Long> together = new TreeMap<>();
        for (Mismatch mismatch : all.report().mismatches()) {
            together.merge(mismatch.kind() + mismatch.column(), mismatch.count(), Long::sum);
        }
        assertThat(together).isEqualTo(apart);
    }

    private static void ok(RowForm form, FieldType type, Object value) {
        assertThat(faults(form, type, value)).as("%s %s", form, type).isEmpty();
    }

    private static void no(RowForm form, FieldType type, Object value) {
        assertThat(faults(form, type, value)).as("%s %s", form, type).hasSize(1);
    }

    private static List<Mismatch> faults(RowForm form, FieldType type, Object value) {
        RowGuard guard =
                RowGuard.of(
                        REF,
                        VERSION,
                        Table.of(
                                TableKind.TABLE,
                                "table",
                                List.of(Field.of("c", 1, type, type.text(), false))));
        RowCheck check = guard.rows(form, PlainValues.VALUES, GuardOptions.REPORT);
        check.row(new Object[] {value});
        return check.report().mismatches();
    }

    private static Map<String, @Nullable Object> document(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
