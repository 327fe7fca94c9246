package org.schemaregistry.core.guard;

/// What kind of value a Java object is, whatever class it has.
public enum Shape {
    BOOLEAN("boolean"),
    /// Byte, Short, Integer, Long, BigInteger.
    WHOLE("int64"),
    /// Float, Double.
    REAL("float64"),
    /// BigDecimal.
    DECIMAL("decimal"),
    TEXT("text"),
    BINARY("binary"),
    DATE("date"),
    TIME("time"),
    TIME_ZONED("timetz"),
    /// A time of day whose class does not say whether it has a zone.
    TIME_EITHER("time"),
    TIMESTAMP("timestamp"),
    TIMESTAMP_ZONED("timestamptz"),
    /// A timestamp whose class does not say whether it is an instant.
    TIMESTAMP_EITHER("timestamp"),
    INTERVAL("interval"),
    UUID("uuid"),
    JSON("json"),
    LIST("list"),
    /// Members by name.
    MAP("map"),
    VECTOR("vector"),
    /// Nothing the guard knows.
    OTHER("opaque");

    private final String text;

    Shape(String text) {
        this.text = text;
    }

    /// The name a mismatch prints, spelled as Table JSON's types are.
    public String text() {
        return text;
    }
}
