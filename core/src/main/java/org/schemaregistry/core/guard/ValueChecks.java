package org.schemaregistry.core.guard;

import org.schemaregistry.core.guard.ValueCheck.AnyOf;
import org.schemaregistry.core.guard.ValueCheck.Anything;
import org.schemaregistry.core.guard.ValueCheck.Bools;
import org.schemaregistry.core.guard.ValueCheck.Bytes;
import org.schemaregistry.core.guard.ValueCheck.Decimals;
import org.schemaregistry.core.guard.ValueCheck.Labels;
import org.schemaregistry.core.guard.ValueCheck.Lists;
import org.schemaregistry.core.guard.ValueCheck.Maps;
import org.schemaregistry.core.guard.ValueCheck.Reals;
import org.schemaregistry.core.guard.ValueCheck.Received;
import org.schemaregistry.core.guard.ValueCheck.Structs;
import org.schemaregistry.core.guard.ValueCheck.Texts;
import org.schemaregistry.core.guard.ValueCheck.Vectors;
import org.schemaregistry.core.guard.ValueCheck.Wholes;
import org.schemaregistry.core.guard.ValueCheck.Written;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Makes the types of a contract ready to judge values.
final class ValueChecks {
    private ValueChecks() {}

    /// Makes a type ready. `known` is whether the source has said which type the column has.
    static ValueCheck of(FieldType type, RowForm form, boolean known) {
        if (form != RowForm.RECEIVED) {
            return of(type, form);
        }
        ValueCheck check = of(type, RowForm.DYNAMIC);
        return switch (type) {
            case FieldType.Text ignored -> check;
            case FieldType.Enumerated ignored -> check;
            case FieldType.ListOf ignored -> new Received(check);
            case FieldType.MapOf ignored -> new Received(check);
            case FieldType.Struct ignored -> new Received(check);
            case FieldType.Union ignored -> new Received(check);
            case FieldType.Bool ignored -> known ? new Received(check) : check;
            case FieldType.Int ignored -> known ? new Received(check) : check;
            case FieldType.Real ignored -> known ? new Received(check) : check;
            case FieldType.Decimal ignored -> known ? new Received(check) : check;
            case FieldType.Binary ignored -> known ? new Received(check) : check;
            case FieldType.Date ignored -> known ? new Received(check) : check;
            case FieldType.Time ignored -> known ? new Received(check) : check;
            case FieldType.Timestamp ignored -> known ? new Received(check) : check;
            case FieldType.Interval ignored -> known ? new Received(check) : check;
            case FieldType.Uuid ignored -> known ? new Received(check) : check;
            case FieldType.Vector ignored -> known ? new Received(check) : check;
            case FieldType.Json ignored -> check;
            case FieldType.Opaque ignored -> check;
        };
    }

    private static ValueCheck of(FieldType type, RowForm form) {
        String expected = type.text();
        return switch (type) {
            case FieldType.Bool() -> new Bools(expected, form);
            case FieldType.Int(int bits, boolean signed) ->
                    new Wholes(expected, bits, signed, form);
            case FieldType.Real ignored -> new Reals(expected, form);
            case FieldType.Decimal(var precision, var scale) ->
                    Decimals.of(expected, precision, scale, form);
            case FieldType.Text(var length, boolean padded) -> new Texts(expected, length);
            case FieldType.Binary(var length) -> new Bytes(expected, length, form);
            case FieldType.Date() ->
                    new Written(expected, EnumSet.of(Shape.DATE), TextForm.DATE, form);
            case FieldType.Time(int precision, boolean zoned) ->
                    new Written(
                            expected,
                            EnumSet.of(Shape.TIME_EITHER, zoned ? Shape.TIME_ZONED : Shape.TIME),
                            zoned ? TextForm.TIME_ZONED : TextForm.TIME,
                            form);
            case FieldType.Timestamp(int precision, boolean zoned) ->
                    new Written(
                            expected,
                            EnumSet.of(
                                    Shape.TIMESTAMP_EITHER,
                                    zoned ? Shape.TIMESTAMP_ZONED : Shape.TIMESTAMP),
                            zoned ? TextForm.TIMESTAMP_ZONED : TextForm.TIMESTAMP,
                            form);
            case FieldType.Interval() ->
                    new Written(
                            expected, EnumSet.of(Shape.INTERVAL, Shape.OTHER), TextForm.ANY, form);
            case FieldType.Uuid() ->
                    new Written(expected, EnumSet.of(Shape.UUID), TextForm.UUID, form);
            case FieldType.Json() -> new Anything();
            case FieldType.Opaque() -> new Anything();
            case FieldType.Enumerated(var values) -> Labels.of(expected, values);
            case FieldType.ListOf(FieldType element) -> new Lists(expected, of(element, form));
            case FieldType.MapOf(FieldType key, FieldType value) ->
                    new Maps(expected, of(value, form));
            case FieldType.Struct(var fields) -> new Structs(expected, members(fields, form), form);
            case FieldType.Vector(var dimension) -> new Vectors(expected, dimension, form);
            case FieldType.Union(var options) ->
                    new AnyOf(expected, options.stream().map(one -> of(one, form)).toList());
        };
    }

    private static List<Structs.Member> members(List<Field> fields, RowForm form) {
        List<Structs.Member> members = new ArrayList<>(fields.size());
        for (Field field : fields) {
            members.add(
                    new Structs.Member(
                            field.name(),
                            field.type().text(),
                            field.nullable(),
                            of(field.type(), form)));
        }
        return List.copyOf(members);
    }
}
