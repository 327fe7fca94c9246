package org.schemaregistry.adapter.language.sql.fuzz;

import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.Table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// Draws INSERT, UPDATE, DELETE and MERGE over a schema, about half of them wrong. Of the table
/// `$n` `$c`, `$c2`, `$c3` are columns, `$k` the key, `$cols` some columns with values `$vals`,
/// `$all` values for all; `$d` is a column of the table `$m`; `$v` is a value, `$t` a type. One
/// thread.
final class DmlMutations {
    private final List<Table> tables;
    private final List<String> names;
    private final Idioms idioms;
    private final Random random;

    DmlMutations(Snapshot snapshot, Idioms idioms, Random random) {
        this.idioms = idioms;
        this.random = random;
        this.tables = List.copyOf(snapshot.tables().values());
        this.names = snapshot.tables().keySet().stream().map(n -> n.name()).toList();
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String next() {
        int at = random.nextInt(tables.size());
        int other = random.nextInt(tables.size());
        String template =
                switch (random.nextInt(5)) {
                    case 0, 1 -> one(idioms.of("inserts"));
                    case 2, 3 -> one(idioms.of("updates"));
                    default -> one(idioms.of("deletes"));
                };
        List<Field> fields = tables.get(at).fields();
        List<Field> some = new ArrayList<>(fields);
        Collections.shuffle(some, random);
        some = some.subList(0, 1 + random.nextInt(some.size()));
        String text =
                template.replace(
                        "$cols", some.stream().map(Field::name).collect(Collectors.joining(", ")));
        while (text.contains("$vals")) {
            text = replaceOnce(text, "$vals", values(some));
        }
        while (text.contains("$all")) {
            text = replaceOnce(text, "$all", values(fields));
        }
        var key = tables.get(at).primaryKey();
        text =
                text.replace(
                        "$k",
                        key == null ? fields.get(0).name() : String.join(", ", key.columns()));
        text = text.replace("$n", names.get(at)).replace("$m", names.get(other));
        Field c = one(fields);
        for (int i = 3; i >= 2; i--) {
            text = text.replace("$c" + i, one(fields).name());
        }
        text = text.replace("$c", c.name()).replace("$d", one(tables.get(other).fields()).name());
        while (text.contains("$t")) {
            text = replaceOnce(text, "$t", one(idioms.of("types")));
        }
        while (text.contains("$v")) {
            text = replaceOnce(text, "$v", value(random.nextBoolean() ? c : one(fields)));
        }
        return text;
    }

    private static String replaceOnce(String text, String what, String by) {
        int at = text.indexOf(what);
        return text.substring(0, at) + by + text.substring(at + what.length());
    }

    private String values(List<Field> fields) {
        List<String> values = new ArrayList<>();
        boolean wrong = random.nextInt(3) == 0;
        int bad = wrong ? random.nextInt(fields.size()) : -1;
        for (int i = 0; i < fields.size(); i++) {
            values.add(i == bad ? one(idioms.of("literals")) : value(fields.get(i)));
        }
        return String.join(", ", values);
    }

    /// Mostly a literal of the field's type.
    private String value(Field field) {
        if (random.nextInt(6) == 0) {
            return one(idioms.of("literals"));
        }
        String type = field.nativeType();
        if (type.contains("int")
                || type.contains("numeric")
                || type.contains("double")
                || type.equals("real")) {
            return one(List.of("1", "2", "1.5", "'3'", "NULL", "1 + 1", "-5"));
        }
        if (type.contains("timestamp") || type.equals("date")) {
            return one(
                    List.of(
                            "'2020-01-01'",
                            "now()",
                            "CURRENT_DATE",
                            "DATE '2020-01-01'",
                            "'2020-01-01 10:00'"));
        }
        if (type.equals("boolean")) {
            return one(List.of("true", "'t'", "NULL"));
        }
        return one(List.of("'a'", "'b''c'", "NULL", "upper('a')", "'x' || 1", "1::text"));
    }
}
