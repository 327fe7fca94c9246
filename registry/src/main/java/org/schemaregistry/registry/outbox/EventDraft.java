package org.schemaregistry.registry.outbox;

/// An event before it has its place in the order; its time is the commit's. `data` is the
/// CloudEvents data as JSON text; `subject` is also the partition key.
///
/// Immutable.
public record EventDraft(String type, String subject, String data) {
    /// The longest data, in characters.
    public static final int MAX_DATA_CHARS = 1 << 24;

    public EventDraft {
        if (type.isBlank() || type.length() > 256) {
            throw new IllegalArgumentException("event type: expected 1 to 256 characters");
        }
        if (subject.isBlank() || subject.length() > 4096) {
            throw new IllegalArgumentException("event subject: expected 1 to 4096 characters");
        }
        if (data.length() > MAX_DATA_CHARS) {
            throw new IllegalArgumentException(
                    "event data of "
                            + subject
                            + ": expected at most "
                            + MAX_DATA_CHARS
                            + " characters, found "
                            + data.length());
        }
    }
}
