package org.schemaregistry.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

class OrderedMapTest {

    @Property(tries = 200)
    void behavesAsASortedMapThatIsCopied(
            @ForAll @Size(max = 300) List<@IntRange(min = 0, max = 60) Integer> keys) {
        OrderedMap<Integer, Integer> map = OrderedMap.empty();
        TreeMap<Integer, Integer> expected = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            int key = keys.get(i);
            OrderedMap<Integer, Integer> before = map;
            TreeMap<Integer, Integer> expectedBefore = new TreeMap<>(expected);
            if (i % 3 == 2) {
                map = map.without(key);
                expected.remove(key);
            } else {
                map = map.with(key, i);
                expected.put(key, i);
            }
            assertThat(before).isEqualTo(expectedBefore);
        }
        assertThat(map).isEqualTo(expected);
        assertThat(new ArrayList<>(map.keySet())).isEqualTo(new ArrayList<>(expected.keySet()));
        assertThat(OrderedMap.copyOf(expected)).isEqualTo(map);
    }

    @Test
    void growsAndShrinksOverManyChunks() {
        OrderedMap<Integer, Integer> map = OrderedMap.empty();
        for (int i = 0; i < 10_000; i++) {
            int key = i * 7919 % 10_000;
            map = map.with(key, key);
        }
        assertThat(map).hasSize(10_000);
        int expected = 0;
        for (int key : map.keySet()) {
            assertThat(key).isEqualTo(expected++);
        }
        for (int key = 0; key < 10_000; key++) {
            assertThat(map.get(key)).isEqualTo(key);
            map = map.without(key);
        }
        assertThat(map).isEmpty();
        assertThat(map.get(1)).isNull();
    }
}
