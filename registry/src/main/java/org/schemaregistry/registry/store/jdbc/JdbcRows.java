package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.registry.store.RegistryRows;
import org.schemaregistry.registry.store.StoreException;
import org.schemaregistry.registry.store.StoredRow;
import org.schemaregistry.registry.store.StoredTable;
import org.schemaregistry.registry.store.StoredTable.Kind;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A registry read row by row on one connection, whose transaction is the caller's.
///
/// For one thread.
final class JdbcRows implements RegistryRows {
    private static final int FETCHED_AT_ONCE = 200;

    private final Source source;
    private final List<StoredTable> tables;
    private final Unsealed unsealed;

    /// Where the rows come from. `textOrder` makes text compare bytewise; `close` ends what was
    /// opened for the reading.
    record Source(
            String name,
            Connection connection,
            String textOrder,
            Function<SQLException, StoreException> failure,
            Runnable close) {}

    /// What sealing adds to the stored rows: entries behind them, and another head.
    record Unsealed(@Nullable StoredRow head, Map<String, List<StoredRow>> behind) {
        static final Unsealed NONE = new Unsealed(null, Map.of());
    }

    JdbcRows(Source source, List<StoredTable> tables, Unsealed unsealed) {
        this.source = source;
        this.tables = List.copyOf(tables);
        this.unsealed = unsealed;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public List<StoredTable> tables() {
        return tables;
    }

    @Override
    public long count(StoredTable table) {
        try (PreparedStatement count =
                        source.connection()
                                .prepareStatement("SELECT count(*) FROM " + table.name());
                ResultSet row = count.executeQuery()) {
            row.next();
            return row.getLong(1) + behind(table).size();
        } catch (SQLException e) {
            throw source.failure().apply(e);
        }
    }

    @Override
    public void readWhile(StoredTable table, Predicate<StoredRow> each) {
        if (table.name().equals(StoredTable.HEAD) && unsealed.head() != null) {
            readWhile(List.of(unsealed.head()), each);
            return;
        }
        try (PreparedStatement select = source.connection().prepareStatement(sql(table))) {
            select.setFetchSize(FETCHED_AT_ONCE);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (!each.test(row(table, row))) {
                        return;
                    }
                }
            }
        } catch (SQLException e) {
            throw source.failure().apply(e);
        }
        readWhile(behind(table), each);
    }

    private static void readWhile(List<StoredRow> rows, Predicate<StoredRow> each) {
        for (StoredRow row : rows) {
            if (!each.test(row)) {
                return;
            }
        }
    }

    @Override
    public void close() {
        source.close().run();
    }

    private List<StoredRow> behind(StoredTable table) {
        return unsealed.behind().getOrDefault(table.name(), List.of());
    }

    private String sql(StoredTable table) {
        String columns =
                table.columns().stream()
                        .map(StoredTable.Column::name)
                        .collect(Collectors.joining(", "));
        String order =
                table.key().stream()
                        .map(key -> isText(table, key) ? key + source.textOrder() : key)
                        .collect(Collectors.joining(", "));
        return "SELECT " + columns + " FROM " + table.name() + " ORDER BY " + order;
    }

    private static boolean isText(StoredTable table, String column) {
        return table.columns().get(table.indexOf(column)).kind() == Kind.TEXT;
    }

    private static StoredRow row(StoredTable table, ResultSet row) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[table.columns().size()];
        for (int i = 0; i < values.length; i++) {
            switch (table.columns().get(i).kind()) {
                case TEXT -> values[i] = row.getString(i + 1);
                case INTEGER -> {
                    long number = row.getLong(i + 1);
                    values[i] = row.wasNull() ? null : number;
                }
            }
        }
        return new StoredRow(Arrays.asList(values));
    }
}
