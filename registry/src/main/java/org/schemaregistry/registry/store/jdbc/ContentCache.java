package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Documents by content id, bounded by size. What was read since the last sweep survives it.
///
/// Thread-safe; a hit takes no lock.
final class ContentCache {
    /// Object headers and the map's own share, roughly.
    private static final long OVERHEAD_BYTES = 120;

    private final long maxBytes;
    private final ConcurrentHashMap<Long, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();

    private static final class Entry {
        private final String body;
        private volatile boolean used;

        Entry(String body) {
            this.body = body;
        }

        long bytes() {
            return OVERHEAD_BYTES + 2L * body.length();
        }
    }

    ContentCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Nullable String get(long contentId) {
        Entry entry = entries.get(contentId);
        if (entry == null) {
            return null;
        }
        if (!entry.used) {
            entry.used = true;
        }
        return entry.body;
    }

    void put(long contentId, String body) {
        Entry entry = new Entry(body);
        if (entry.bytes() > maxBytes / 2) {
            return;
        }
        if (entries.putIfAbsent(contentId, entry) == null
                && bytes.addAndGet(entry.bytes()) > maxBytes) {
            sweep();
        }
    }

    /// Two rounds at most: the second finds nothing used but what was read meanwhile.
    private synchronized void sweep() {
        long target = maxBytes - maxBytes / 8;
        for (int round = 0; round < 2 && bytes.get() > target; round++) {
            Iterator<Entry> all = entries.values().iterator();
            while (all.hasNext() && bytes.get() > target) {
                Entry entry = all.next();
                if (entry.used) {
                    entry.used = false;
                } else {
                    all.remove();
                    bytes.addAndGet(-entry.bytes());
                }
            }
        }
    }
}
