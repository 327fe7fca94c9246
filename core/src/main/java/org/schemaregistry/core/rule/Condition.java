package org.schemaregistry.core.rule;

/// When one of a rule's rows applies. Where a rule has several, the first that holds decides;
/// [#ALWAYS] stands last.
public enum Condition {
    ALWAYS("in every other case"),
    FOLLOWS_RENAME("only the text follows a rename of a column or table"),
    COLUMN_REQUIRED("the column is NOT NULL and nothing else fills it"),
    SEQUENCE_RENAMED("only the name of the sequence differs"),
    ONLY_RENAMED("only the name of the constraint differs"),
    ONLY_VALIDATED("NOT VALID became validated"),
    NOT_ENFORCED("the constraint is NOT ENFORCED"),
    TIGHTENED("fewer rows are allowed"),
    LOOSENED("more rows are allowed"),
    UNDECIDABLE("neither set of allowed rows is known to hold the other"),
    LARGE_INTEGER("the new type holds whole numbers beyond 2^53"),
    EQUALITY_KEPT("both collations are deterministic, so equality stays"),
    WIDENS("every old value is still held, every old write still fits"),
    NARROWS("old values can be read, old writes may not fit"),
    DIFFERS("old reads may fail"),
    ORDER_ONLY("only the order of attributes or a text differs"),
    KEYS_CHANGED("the primary key or a unique key changed with it"),
    DEFAULT_PARTITION("a default partition takes the rows");

    private final String sentence;

    Condition(String sentence) {
        this.sentence = sentence;
    }

    /// The condition in words.
    public String sentence() {
        return sentence;
    }
}
