package org.schemaregistry.core.guard;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Reads the classes of the JDK outside `java.sql`.
///
/// Stateless and thread-safe.
public final class PlainValues implements ValueReader {
    public static final PlainValues VALUES = new PlainValues();

    private PlainValues() {}

    @Override
    public Shape shape(Object value) {
        return switch (value) {
            case CharSequence text -> Shape.TEXT;
            case Integer whole -> Shape.WHOLE;
            case Long whole -> Shape.WHOLE;
            case Boolean bool -> Shape.BOOLEAN;
            case Double real -> Shape.REAL;
            case BigDecimal decimal -> Shape.DECIMAL;
            case Float real -> Shape.REAL;
            case Short whole -> Shape.WHOLE;
            case Byte whole -> Shape.WHOLE;
            case BigInteger whole -> Shape.WHOLE;
            case byte[] bytes -> Shape.BINARY;
            case ByteBuffer bytes -> Shape.BINARY;
            case LocalDate date -> Shape.DATE;
            case LocalTime time -> Shape.TIME;
            case OffsetTime time -> Shape.TIME_ZONED;
            case LocalDateTime time -> Shape.TIMESTAMP;
            case OffsetDateTime time -> Shape.TIMESTAMP_ZONED;
            case ZonedDateTime time -> Shape.TIMESTAMP_ZONED;
            case Instant time -> Shape.TIMESTAMP_ZONED;
            case Duration duration -> Shape.INTERVAL;
            case Period period -> Shape.INTERVAL;
            case UUID id -> Shape.UUID;
            case Map<?, ?> map -> Shape.MAP;
            case Iterable<?> list -> Shape.LIST;
            case float[] vector -> Shape.VECTOR;
            case double[] vector -> Shape.VECTOR;
            case Character one -> Shape.TEXT;
            default -> value.getClass().isArray() ? Shape.LIST : Shape.OTHER;
        };
    }

    @Override
    public int size(Object value) {
        return switch (value) {
            case byte[] bytes -> bytes.length;
            case ByteBuffer bytes -> bytes.remaining();
            case List<?> list -> list.size();
            default -> value.getClass().isArray() ? Array.getLength(value) : -1;
        };
    }

    @Override
    public @Nullable Iterable<?> elements(Object value) {
        return switch (value) {
            case Iterable<?> list -> list;
            case Object[] list -> Arrays.asList(list);
            default -> value.getClass().isArray() ? boxed(value) : null;
        };
    }

    @Override
    public @Nullable Map<?, ?> members(Object value) {
        return value instanceof Map<?, ?> map ? map : null;
    }

    private static List<Object> boxed(Object array) {
        int length = Array.getLength(array);
        List<Object> list = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            list.add(Array.get(array, i));
        }
        return list;
    }
}
