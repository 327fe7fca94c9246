package org.schemaregistry.sql.type;

import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.NamedType;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.Table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names of all relations that a snapshot tells of, each with its schema: tables and views,
/// partition leaves, indexes, sequences that a column takes its default from, and what the scan saw
/// but could not describe.
public final class RelationNames {
    private static final Pattern NEXT_VALUE =
            Pattern.compile(
                    "nextval\\('(?:([a-z_][a-z0-9_$]*)\\.)?([a-z_][a-z0-9_$]*)'::regclass\\)");

    /// Starts of definitions that have an index of the constraint's name.
    private static final List<String> INDEXED =
            List.of("PRIMARY KEY ", "UNIQUE ", "INDEX ", "EXCLUDE ");

    private RelationNames() {}

    static Set<QualifiedName> of(Snapshot snapshot, String defaultSchema) {
        Set<QualifiedName> names = new HashSet<>();
        snapshot.tables()
                .forEach((name, table) -> {
                    String schema = name.schema() == null ? defaultSchema : name.schema();
                    names.add(new QualifiedName(schema, name.name()));
                    Keys.Partitioning partitioning = table.partitioning();
                    if (partitioning != null) {
                        partitioning
                                .partitions()
                                .forEach(leaf -> names.add(whole(leaf.name(), defaultSchema)));
                    }
                });
        snapshot.identity()
                .tables()
                .forEach((name, identity) -> {
                    String schema = name.schema() == null ? defaultSchema : name.schema();
                    identity.names()
                            .forEach((index, definition) -> {
                                if (INDEXED.stream().anyMatch(definition::startsWith)) {
                                    names.add(new QualifiedName(schema, index));
                                }
                            });
                });
        for (List<QualifiedName> seen :
                List.of(
                        snapshot.coverage().notVisible(),
                        snapshot.coverage().excluded(),
                        snapshot.coverage().failed(),
                        snapshot.coverage().undescribed())) {
            seen.forEach(name -> names.add(whole(name, defaultSchema)));
        }
        names.addAll(sequences(snapshot, defaultSchema));
        for (NamedType type : snapshot.objects().types()) {
            if (type instanceof NamedType.CompositeType composite) {
                names.add(whole(composite.name(), defaultSchema));
            }
        }
        return names;
    }

    /// Whether the names are all there are in the source's own schemas. The indexes of partitions
    /// are in no snapshot, nor those of tables that were not described.
    static boolean areAll(Snapshot snapshot) {
        Coverage coverage = snapshot.coverage();
        return coverage.names() != null
                && coverage.notVisible().isEmpty()
                && coverage.excluded().isEmpty()
                && coverage.failed().isEmpty()
                && snapshot.identity().tables().keySet().containsAll(snapshot.tables().keySet())
                && snapshot.tables().values().stream().allMatch(t -> t.partitioning() == null);
    }

    /// The sequences that columns take their defaults from.
    public static Set<QualifiedName> sequences(Snapshot snapshot, String defaultSchema) {
        Set<QualifiedName> names = new HashSet<>();
        for (Table table : snapshot.tables().values()) {
            for (Field field : table.fields()) {
                String value = field.defaultValue();
                if (value == null || !value.startsWith("nextval")) {
                    continue;
                }
                Matcher sequence = NEXT_VALUE.matcher(value);
                if (sequence.matches()) {
                    String schema = sequence.group(1) == null ? defaultSchema : sequence.group(1);
                    names.add(new QualifiedName(schema, sequence.group(2)));
                }
            }
        }
        return names;
    }

    private static QualifiedName whole(QualifiedName name, String defaultSchema) {
        return name.schema() == null ? new QualifiedName(defaultSchema, name.name()) : name;
    }
}
