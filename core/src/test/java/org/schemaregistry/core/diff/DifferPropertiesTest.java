package org.schemaregistry.core.diff;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.schemaregistry.core.json.TableJson;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.Table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

class DifferPropertiesTest {
    @Provide
    Arbitrary<Table> tables() {
        return ArbitraryTables.tables();
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Property
    void a_table_does_not_differ_from_itself(@ForAll("tables") Table a) {
        Table copy = TableJson.read(TableJson.write(a));

        assertThat(Differ.diff(a, copy)).isEmpty();
    }

    @Property
    void applying_the_difference_gives_the_other_table(
            @ForAll("tables") Table a, @ForAll("tables") Table b) {
        assertThat(Replay.apply(a, Differ.diff(a, b))).isEqualTo(b);
    }

    @Property
    void applying_holds_with_renames(
            @ForAll("tables") Table a, @ForAll("tables") Table b, @ForAll("seeds") long seed) {
        Hints hints = Hints.renamedFields(renames(a, b, new Random(seed)));

        assertThat(Replay.apply(a, Differ.diff(a, b, hints))).isEqualTo(b);
    }

    @Property
    void nothing_differs_if_and_only_if_the_canonical_json_is_equal(
            @ForAll("tables") Table a, @ForAll("tables") Table b) {
        assertThat(Differ.diff(a, b).isEmpty())
                .isEqualTo(TableJson.write(a).equals(TableJson.write(b)));
    }

    @Property
    void the_order_in_which_parts_are_given_does_not_matter(
            @ForAll("tables") Table a, @ForAll("tables") Table b, @ForAll("seeds") long seed) {
        Random random = new Random(seed);

        assertThat(Differ.diff(shuffled(a, random), shuffled(b, random)))
                .isEqualTo(Differ.diff(a, b));
    }

    private static SortedMap<String, String> renames(Table a, Table b, Random random) {
        List<String> from = new ArrayList<>(a.fields().stream().map(Field::name).toList());
        List<String> to = new ArrayList<>(b.fields().stream().map(Field::name).toList());
        Collections.shuffle(from, random);
        Collections.shuffle(to, random);
        SortedMap<String, String> renames = new TreeMap<>();
        for (int i = 0; i < Math.min(Math.min(from.size(), to.size()), 3); i++) {
            if (!from.get(i).equals(to.get(i))) {
                renames.put(from.get(i), to.get(i));
            }
        }
        return renames;
    }

    private static Table shuffled(Table table, Random random) {
        return table.toBuilder()
                .fields(shuffled(table.fields(), random))
                .uniques(shuffled(table.uniques(), random))
                .foreignKeys(shuffled(table.foreignKeys(), random))
                .checks(shuffled(table.checks(), random))
                .indexes(shuffled(table.indexes(), random))
                .triggers(shuffled(table.triggers(), random))
                .build();
    }

    private static <T> List<T> shuffled(List<T> items, Random random) {
        List<T> copy = new ArrayList<>(items);
        Collections.shuffle(copy, random);
        return copy;
    }
}
