package org.schemaregistry.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.model.TableRef;
import org.schemaregistry.core.version.SemVer;

import java.util.List;

/// A number is judged the same by its size as by its object.
class NumberRangeTest {
    private static final List<FieldType> TYPES =
            List.of(
                    new FieldType.Bool(),
                    new FieldType.Int(8, true),
                    new FieldType.Int(16, false),
                    new FieldType.Int(32, true),
                    new FieldType.Int(32, false),
                    new FieldType.Int(64, true),
                    new FieldType.Int(64, false),
                    new FieldType.Real(64),
                    new FieldType.Decimal(null, null),
                    new FieldType.Decimal(4, 2),
                    new FieldType.Decimal(2, 4),
                    new FieldType.Decimal(3, -2),
                    new FieldType.Decimal(20, 2),
                    new FieldType.Decimal(30, 2),
                    new FieldType.Text(2, false),
                    new FieldType.Binary(2),
                    new FieldType.Date(),
                    new FieldType.Time(6, true),
                    new FieldType.Timestamp(6, false),
                    new FieldType.Interval(),
                    new FieldType.Uuid(),
                    new FieldType.Json(),
                    new FieldType.Enumerated(List.of("1")),
                    new FieldType.Vector(1),
                    new FieldType.ListOf(new FieldType.Int(64, true)),
                    new FieldType.Union(List.of(new FieldType.Bool(), new FieldType.Date())));

    @Property(tries = 20_000)
    void wholes(
            @ForAll("types") FieldType type, @ForAll RowForm form, @ForAll("wholes") long value) {
        RowCheck bySize = check(type, form);
        RowCheck byObject = check(type, form);
        bySize.whole(0, value);
        byObject.value(0, value);
        assertThat(bySize.report()).isEqualTo(byObject.report());
    }

    @Property(tries = 20_000)
    void reals(
            @ForAll("types") FieldType type, @ForAll RowForm form, @ForAll("reals") double value) {
        RowCheck bySize = check(type, form);
        RowCheck byObject = check(type, form);
        bySize.real(0, value);
        byObject.value(0, value);
        assertThat(bySize.report()).isEqualTo(byObject.report());
    }

    @Provide
    Arbitrary<FieldType> types() {
        return Arbitraries.of(TYPES);
    }

    /// Around the powers of two and of ten, and anywhere.
    @Provide
    Arbitrary<Long> wholes() {
        Arbitrary<Long> powers =
                Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 63).map(bits -> 1L << bits),
                        Arbitraries.integers()
                                .between(0, 18)
                                .map(digits -> (long) Math.pow(10, digits)));
        Arbitrary<Long> near =
                powers.flatMap(power ->
                        Arbitraries.longs()
                                .between(-2, 2)
                                .flatMap(by -> Arbitraries.of(power + by, -power + by)));
        return Arbitraries.oneOf(near, Arbitraries.longs());
    }

    @Provide
    Arbitrary<Double> reals() {
        return Arbitraries.oneOf(
                wholes().map(Long::doubleValue),
                wholes().map(whole -> Math.nextUp((double) whole)),
                wholes().map(whole -> Math.nextDown((double) whole)),
                Arbitraries.doubles(),
                Arbitraries.of(
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        -0.0,
                        0.005,
                        Double.MIN_VALUE,
                        Double.MAX_VALUE));
    }

    private static RowCheck check(FieldType type, RowForm form) {
        RowGuard guard =
                RowGuard.of(
                        TableRef.parse("shop.t"),
                        SemVer.FIRST,
                        Table.of(
                                TableKind.TABLE,
                                "table",
                                List.of(Field.of("c", 1, type, type.text(), false))));
        RowCheck check = guard.rows(form, PlainValues.VALUES, GuardOptions.REPORT);
        check.beginRow();
        return check;
    }
}
