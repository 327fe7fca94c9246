package org.schemaregistry.bench;

import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Tables to measure on, and how a measurement is printed.
final class Samples {
    private static final int FIELDS = 15;
    private static final int RUNS = 7;

    private Samples() {}

    /// Tables of 15 fields; `salt` makes the content differ in one default.
    static SortedMap<QualifiedName, Table> tables(int count, String salt) {
        SortedMap<QualifiedName, Table> tables = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            tables.put(QualifiedName.of("table_%05d".formatted(i)), table(i, salt));
        }
        return tables;
    }

    static Table table(int number, String salt) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of("id", 1, new FieldType.Int(64, true), "bigint", false));
        for (int i = 2; i < FIELDS; i++) {
            fields.add(
                    Field.of(
                            "column_" + i,
                            i,
                            new FieldType.Text(20 + number % 50, false),
                            "character varying(" + (20 + number % 50) + ")",
                            i % 2 == 0));
        }
        fields.add(
                new Field(
                        "note",
                        FIELDS,
                        new FieldType.Text(null, false),
                        "text",
                        true,
                        "'" + number + salt + "'",
                        null,
                        null,
                        null,
                        null));
        return new Table.Builder(TableKind.TABLE, "table")
                .fields(fields)
                .primaryKey(Keys.PrimaryKey.of("id"))
                .indexes(List.of(new Keys.Index("btree", List.of("column_2"), List.of(), null)))
                .build();
    }

    /// Prints the best and the median of seven runs.
    static void show(String what, Runnable work) {
        double[] millis = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long began = System.nanoTime();
            work.run();
            millis[run] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                "%-56s best %9.1f ms, median %9.1f ms%n", what, millis[0], millis[RUNS / 2]);
    }
}
