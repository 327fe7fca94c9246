package org.schemaregistry.registry.store;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;

/// An immutable map in key order that makes a changed copy of itself in a time that hardly depends
/// on its size: a sorted array of sorted chunks, of which a change copies one.
///
/// Thread-safe. A lookup is two binary searches.
public final class OrderedMap<K extends Comparable<? super K>, V> extends AbstractMap<K, V> {
    /// A chunk that outgrows this is cut in two.
    private static final int MAX_CHUNK = 256;

    private static final OrderedMap<?, ?> EMPTY = new OrderedMap<String, Object>(new Chunk[0], 0);

    /// Sorted keys, never none, and their values.
    private static final class Chunk {
        private final Object[] keys;
        private final Object[] values;

        Chunk(Object[] keys, Object[] values) {
            this.keys = keys;
            this.values = values;
        }

        Object firstKey() {
            return keys[0];
        }
    }

    private final Chunk[] chunks;
    private final int size;

    private OrderedMap(Chunk[] chunks, int size) {
        this.chunks = chunks;
        this.size = size;
    }

    @SuppressWarnings("unchecked") // holds nothing
    public static <K extends Comparable<? super K>, V> OrderedMap<K, V> empty() {
        return (OrderedMap<K, V>) EMPTY;
    }

    /// A copy of a map sorted in natural order.
    public static <K extends Comparable<? super K>, V> OrderedMap<K, V> copyOf(
            SortedMap<K, V> source) {
        if (source.comparator() != null) {
            throw new IllegalArgumentException("expected a map in natural order");
        }
        Object[] keys = source.keySet().toArray();
        Object[] values = source.values().toArray();
        int perChunk = MAX_CHUNK / 2;
        Chunk[] chunks = new Chunk[(keys.length + perChunk - 1) / perChunk];
        for (int i = 0; i < chunks.length; i++) {
            int from = i * perChunk;
            int to = Math.min(keys.length, from + perChunk);
            chunks[i] =
                    new Chunk(
                            Arrays.copyOfRange(keys, from, to),
                            Arrays.copyOfRange(values, from, to));
        }
        return new OrderedMap<>(chunks, keys.length);
    }

    /// This map with one more or another value.
    public OrderedMap<K, V> with(K key, V value) {
        if (chunks.length == 0) {
            return new OrderedMap<>(
                    new Chunk[] {new Chunk(new Object[] {key}, new Object[] {value})}, 1);
        }
        int at = Math.max(0, chunkOf(key));
        Chunk chunk = chunks[at];
        int index = search(chunk.keys, key);
        if (index >= 0) {
            Object[] values = chunk.values.clone();
            values[index] = value;
            return new OrderedMap<>(replaced(at, new Chunk(chunk.keys, values)), size);
        }
        int place = -index - 1;
        Chunk grown =
                new Chunk(inserted(chunk.keys, place, key), inserted(chunk.values, place, value));
        Chunk[] next = grown.keys.length <= MAX_CHUNK ? replaced(at, grown) : cut(at, grown);
        return new OrderedMap<>(next, size + 1);
    }

    /// This map without a key; itself if it has none such.
    public OrderedMap<K, V> without(K key) {
        int at = chunkOf(key);
        int index = at < 0 ? -1 : search(chunks[at].keys, key);
        if (index < 0) {
            return this;
        }
        Chunk chunk = chunks[at];
        if (chunk.keys.length > 1) {
            Chunk shrunk = new Chunk(removed(chunk.keys, index), removed(chunk.values, index));
            return new OrderedMap<>(replaced(at, shrunk), size - 1);
        }
        Chunk[] next = new Chunk[chunks.length - 1];
        System.arraycopy(chunks, 0, next, 0, at);
        System.arraycopy(chunks, at + 1, next, at, next.length - at);
        return new OrderedMap<>(next, size - 1);
    }

    @Override
    @SuppressWarnings("unchecked") // only values of V are put in
    public @Nullable V get(@Nullable Object key) {
        if (key == null) {
            return null;
        }
        int at = chunkOf(key);
        if (at < 0) {
            return null;
        }
        int index = search(chunks[at].keys, key);
        return index < 0 ? null : (V) chunks[at].values[index];
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /// The last chunk whose first key is not above the key; -1 if there is none.
    private int chunkOf(Object key) {
        int low = 0;
        int high = chunks.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (compare(chunks[middle].firstKey(), key) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    private Chunk[] replaced(int at, Chunk chunk) {
        Chunk[] next = chunks.clone();
        next[at] = chunk;
        return next;
    }

    private Chunk[] cut(int at, Chunk grown) {
        int half = grown.keys.length / 2;
        int end = grown.keys.length;
        Chunk[] next = new Chunk[chunks.length + 1];
        System.arraycopy(chunks, 0, next, 0, at);
        next[at] =
                new Chunk(
                        Arrays.copyOfRange(grown.keys, 0, half),
                        Arrays.copyOfRange(grown.values, 0, half));
        next[at + 1] =
                new Chunk(
                        Arrays.copyOfRange(grown.keys, half, end),
                        Arrays.copyOfRange(grown.values, half, end));
        System.arraycopy(chunks, at + 1, next, at + 2, chunks.length - at - 1);
        return next;
    }

    private static int search(Object[] keys, Object key) {
        int low = 0;
        int high = keys.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(keys[middle], key);
            if (order < 0) {
                low = middle + 1;
            } else if (order > 0) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -low - 1;
    }

    @SuppressWarnings("unchecked") // keys are of one comparable type
    private static int compare(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static Object[] inserted(Object[] array, int at, Object element) {
        Object[] next = new Object[array.length + 1];
        System.arraycopy(array, 0, next, 0, at);
        next[at] = element;
        System.arraycopy(array, at, next, at + 1, array.length - at);
        return next;
    }

    private static Object[] removed(Object[] array, int at) {
        Object[] next = new Object[array.length - 1];
        System.arraycopy(array, 0, next, 0, at);
        System.arraycopy(array, at + 1, next, at, next.length - at);
        return next;
    }

    private final class Entries implements Iterator<Map.Entry<K, V>> {
        private int chunk;
        private int index;

        @Override
        public boolean hasNext() {
            return chunk < chunks.length;
        }

        @Override
        @SuppressWarnings("unchecked") // only keys of K and values of V are put in
        public Map.Entry<K, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Chunk current = chunks[chunk];
            Map.Entry<K, V> entry =
                    new SimpleImmutableEntry<>((K) current.keys[index], (V) current.values[index]);
            index++;
            if (index == current.keys.length) {
                index = 0;
                chunk++;
            }
            return entry;
        }
    }
}
