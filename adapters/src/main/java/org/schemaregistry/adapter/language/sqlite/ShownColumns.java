package org.schemaregistry.adapter.language.sqlite;

import org.schemaregistry.core.query.QueryCheck.ResultColumn;
import org.schemaregistry.sql.sqlite.SqliteToken;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The result's columns as the engine announces them, with what the binder knows of them: nothing
/// where the two do not see the same columns in the same order.
final class ShownColumns {
    private ShownColumns() {}

    /// @param nullable whatever the binder says
    static List<ResultColumn> of(
            List<ResultColumn> announced, List<ResultColumn> bound, boolean nullable) {
        if (!agree(announced, bound)) {
            return announced;
        }
        List<ResultColumn> known = new ArrayList<>(announced.size());
        for (int i = 0; i < announced.size(); i++) {
            ResultColumn column = announced.get(i);
            ResultColumn same = bound.get(i);
            known.add(
                    new ResultColumn(
                            column.name(),
                            column.type(),
                            nullable || same.nullable(),
                            column.sent(),
                            same.origin()));
        }
        return known;
    }

    private static boolean agree(List<ResultColumn> announced, List<ResultColumn> bound) {
        if (announced.size() != bound.size()) {
            return false;
        }
        Set<String> ofBinder = names(bound);
        Set<String> ofEngine = names(announced);
        for (int i = 0; i < bound.size(); i++) {
            String here = SqliteToken.folded(bound.get(i).name());
            String there = unnumbered(SqliteToken.folded(announced.get(i).name()), ofBinder);
            // An expression has no name: the engine shows its text, the binder a function's name.
            boolean named = ofBinder.contains(there) || ofEngine.contains(here);
            if (named && !here.equals(there)) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> names(List<ResultColumn> columns) {
        Set<String> names = new HashSet<>();
        columns.forEach(column -> names.add(SqliteToken.folded(column.name())));
        return names;
    }

    /// The name without the number that the engine gives to a subquery's second column of it.
    private static String unnumbered(String name, Set<String> known) {
        int number = name.lastIndexOf(':');
        boolean numbered =
                number > 0
                        && name.substring(number + 1).chars().allMatch(Character::isDigit)
                        && !known.contains(name);
        return numbered ? name.substring(0, number) : name;
    }
}
