package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.store.StoredRow;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The fingerprint of a table: SHA-256 over its rows in the order of the key. Each value is told by
/// its kind and length, so that no two tables read alike.
///
/// For one thread.
final class RowDigest {
    private final MessageDigest digest;
    private final ByteBuffer number = ByteBuffer.allocate(9);
    private long rows;

    RowDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// How many rows there are, and their hash.
    record Result(long rows, String sha256) {
        @Override
        public String toString() {
            return rows + " rows with SHA-256 " + sha256;
        }
    }

    void add(StoredRow row) {
        rows++;
        for (Object value : row.values()) {
            add(value);
        }
    }

    long rows() {
        return rows;
    }

    /// Of the rows so far; more may follow.
    Result result() {
        try {
            MessageDigest copy = (MessageDigest) digest.clone();
            return new Result(rows, HexFormat.of().formatHex(copy.digest()));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be copied", e);
        }
    }

    private void add(@Nullable Object value) {
        switch (value) {
            case null -> digest.update((byte) 'n');
            case Long integer -> add('i', integer);
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                add('t', bytes.length);
                digest.update(bytes);
            }
            default -> throw new IllegalArgumentException("a value of " + value.getClass());
        }
    }

    private void add(char kind, long value) {
        number.clear();
        number.put((byte) kind).putLong(value).flip();
        digest.update(number);
    }
}
