package org.schemaregistry.core.rule;

import static org.schemaregistry.core.rule.Bump.MAJOR;
import static org.schemaregistry.core.rule.Bump.MINOR;
import static org.schemaregistry.core.rule.Bump.NONE;
import static org.schemaregistry.core.rule.Bump.PATCH;
import static org.schemaregistry.core.rule.Variant.always;
import static org.schemaregistry.core.rule.Variant.when;

import java.util.List;

/// The rules that turn a difference into a bump, one constant each: a sentence that says why, and a
/// row per condition. This table is the specification; the reference page of the documentation is
/// printed from it.
///
/// Constants are never renamed: their names stand in stored histories and in events.
public enum ChangeRule {
    TABLE_DROPPED("Every query against the table fails.", always(MAJOR, MAJOR)),
    TABLE_ADDED("Nobody works against a new table yet.", always(MINOR, MINOR)),
    TABLE_RENAMED("Every query that names the table fails.", always(MAJOR, MAJOR)),
    COLUMN_RENAMED("Every query that names the column fails.", always(MAJOR, MAJOR)),
    COLUMN_ADDED_OPTIONAL(
            "Queries that name their columns work as before, and an insert may leave it out.",
            always(MINOR, MINOR)),
    COLUMN_ADDED_REQUIRED("An insert that does not know the column fails.", always(MINOR, MAJOR)),
    COLUMN_DROPPED("Every query that names the column fails.", always(MAJOR, MAJOR)),
    COLUMNS_REORDERED(
            "Only those who rely on the order of columns notice.",
            always(PATCH, PATCH).flagged(Flag.POSITIONAL)),
    TYPE_WIDENED(
            "Every old value is held exactly and every old write still fits.",
            when(Condition.LARGE_INTEGER, MINOR, MINOR)
                    .flagged(Flag.OVERLOAD)
                    .flagged(Flag.JSON_PRECISION),
            always(MINOR, MINOR).flagged(Flag.OVERLOAD)),
    TYPE_NARROWED(
            "What is read still fits the old type, but a write may no longer.",
            always(MINOR, MAJOR)),
    TYPE_CHANGED(
            "Values are of another family, so that reads and writes may fail or mean another"
                    + " thing.",
            always(MAJOR, MAJOR).meaning()),
    TIME_PRECISION_GROWN("Times may carry more fraction digits than before.", always(MINOR, MINOR)),
    TIME_PRECISION_SHRUNK(
            "Times are rounded, so that what was written is not what is read.",
            always(MAJOR, MINOR).meaning()),
    NULLABLE_BECAME_TRUE("A reader may now meet null.", always(MAJOR, MINOR)),
    NULLABLE_BECAME_FALSE(
            "A write of an explicit null fails, even with a default.", always(MINOR, MAJOR)),
    DEFAULT_ADDED(
            "An insert that leaves the column out now stores another value.",
            always(PATCH, MINOR).meaning()),
    DEFAULT_CHANGED(
            "An insert that leaves the column out, or a generated column, now gives another"
                    + " value.",
            when(Condition.SEQUENCE_RENAMED, PATCH, PATCH),
            always(PATCH, MINOR).meaning()),
    DEFAULT_REMOVED(
            "An insert that leaves the column out now stores null, or fails.",
            when(Condition.COLUMN_REQUIRED, PATCH, MAJOR),
            always(PATCH, MINOR).meaning()),
    IDENTITY_TIGHTENED(
            "A write that gives the value itself, or leaves it out where nothing makes it any"
                    + " more, fails.",
            always(PATCH, MAJOR)),
    IDENTITY_LOOSENED("A write may now give the value itself.", always(PATCH, MINOR)),
    PRIMARY_KEY_ADDED("A write of a duplicate or a null fails.", always(MINOR, MAJOR)),
    PRIMARY_KEY_REMOVED(
            "Readers may meet duplicates, and an upsert on the key fails.", always(MAJOR, MAJOR)),
    PRIMARY_KEY_CHANGED(
            "Rows are told apart by other columns.",
            when(Condition.ONLY_RENAMED, PATCH, PATCH),
            always(MAJOR, MAJOR)),
    UNIQUE_ADDED("A write of a duplicate fails.", always(MINOR, MAJOR)),
    UNIQUE_REMOVED(
            "Joins may fan out, and an upsert on the key fails.", always(MAJOR, MAJOR).meaning()),
    FOREIGN_KEY_ADDED(
            "A write of an orphan fails.",
            when(Condition.NOT_ENFORCED, PATCH, PATCH),
            always(MINOR, MAJOR)),
    FOREIGN_KEY_REMOVED("Readers may meet orphans.", always(MAJOR, MINOR)),
    FOREIGN_KEY_CHANGED(
            "Rows refer to another target, or go another way when it is deleted or updated.",
            when(Condition.ONLY_VALIDATED, PATCH, PATCH),
            always(MAJOR, MAJOR)),
    CHECK_ADDED(
            "A write that the check refuses fails.",
            when(Condition.NOT_ENFORCED, PATCH, PATCH),
            always(MINOR, MAJOR)),
    CHECK_REMOVED("Rows may hold values that were refused before.", always(MINOR, MINOR)),
    CHECK_CHANGED(
            "Other rows are allowed than before; lists and ranges are compared as sets.",
            when(Condition.ONLY_VALIDATED, PATCH, PATCH),
            when(Condition.TIGHTENED, MINOR, MAJOR),
            when(Condition.LOOSENED, MINOR, MINOR),
            when(Condition.UNDECIDABLE, MINOR, MAJOR)),
    ROW_SECURITY_CHANGED(
            "Rows may vanish from reads, and writes may be refused.",
            always(MAJOR, MAJOR).meaning()),
    EXCLUSION_CHANGED("Rows exclude each other by another rule.", always(MAJOR, MAJOR).meaning()),
    ENUM_VALUE_ADDED("A new label is possible.", always(MINOR, MINOR)),
    ENUM_VALUE_REMOVED("A query or write that names the label fails.", always(MAJOR, MAJOR)),
    ENUM_VALUE_RENAMED("A query or write that names the old label fails.", always(MAJOR, MAJOR)),
    ENUM_VALUE_REORDERED(
            "Comparison and sorting by the label give another result.",
            always(MAJOR, NONE).meaning()),
    COLLATION_CHANGED(
            "Text sorts, and may compare, in another way.",
            when(Condition.EQUALITY_KEPT, MAJOR, MAJOR).together(MINOR).meaning(),
            always(MAJOR, MAJOR).meaning()),
    INDEX_ADDED("Only speed may differ.", always(PATCH, PATCH).flagged(Flag.PERFORMANCE)),
    INDEX_DROPPED("Only speed may differ.", always(PATCH, PATCH).flagged(Flag.PERFORMANCE)),
    INDEX_CHANGED("Only speed may differ.", always(PATCH, PATCH).flagged(Flag.PERFORMANCE)),
    VIEW_BODY_CHANGED(
            "The same columns are now made in another way.", always(MINOR, MINOR).meaning()),
    RELATION_KIND_CHANGED(
            "What was written to directly may now be a view, or the other way round.",
            always(MINOR, MAJOR)),
    PARTITION_ADDED("More rows find a place.", always(PATCH, PATCH)),
    PARTITION_DROPPED(
            "A write of a row that belonged to the partition finds no place.",
            when(Condition.DEFAULT_PARTITION, PATCH, MINOR).together(MINOR),
            always(PATCH, MAJOR)),
    PARTITION_KEY_CHANGED(
            "Rows are spread by another key, which every unique key must hold.",
            when(Condition.KEYS_CHANGED, PATCH, MAJOR),
            always(PATCH, MINOR)),
    COMMENT_CHANGED("Only the description differs.", always(PATCH, PATCH)),
    OWNER_CHANGED("Only the owner differs.", always(PATCH, PATCH)),
    STORAGE_CHANGED("Only the way it is stored differs.", always(PATCH, PATCH)),
    TRIGGER_CHANGED("A write may now do something else besides.", always(MINOR, MINOR).meaning()),
    PRIVILEGE_CHANGED("The scanning role's rights differ, the table does not.", always(NONE, NONE)),
    DOMAIN_CHANGED(
            "The type behind the column's type, or what that type allows, differs; weighed as if"
                    + " the column's own did.",
            when(Condition.TIGHTENED, MINOR, MAJOR),
            when(Condition.LOOSENED, MINOR, MINOR),
            when(Condition.UNDECIDABLE, MINOR, MAJOR),
            when(Condition.WIDENS, MINOR, MINOR).flagged(Flag.OVERLOAD),
            when(Condition.NARROWS, MINOR, MAJOR),
            when(Condition.DIFFERS, MAJOR, MAJOR).meaning()),
    COMPOSITE_CHANGED(
            "An attribute of the column's type differs; weighed as if it were a column.",
            when(Condition.ORDER_ONLY, PATCH, PATCH).flagged(Flag.POSITIONAL),
            when(Condition.WIDENS, MINOR, MINOR),
            when(Condition.NARROWS, MINOR, MAJOR),
            when(Condition.DIFFERS, MAJOR, MAJOR).meaning());

    private final String reason;

    @SuppressWarnings("ImmutableEnumChecker") // List.of of records
    private final List<Variant> variants;

    ChangeRule(String reason, Variant... variants) {
        this.reason = reason;
        this.variants = List.of(variants);
    }

    /// Why the rule weighs what it does, in one sentence.
    public String reason() {
        return reason;
    }

    /// The rows, in the order in which they are tried.
    public List<Variant> variants() {
        return variants;
    }

    /// The row for a condition.
    ///
    /// @throws IllegalArgumentException if the rule has no such row
    Variant variant(Condition condition) {
        if (condition == Condition.FOLLOWS_RENAME) {
            return Variant.FOLLOWS;
        }
        for (Variant variant : variants) {
            if (variant.when() == condition) {
                return variant;
            }
        }
        throw new IllegalArgumentException(
                "rule " + name() + ": expected a row for " + condition + ", found none");
    }
}
