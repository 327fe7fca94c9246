package org.schemaregistry.adapter.source.sqlite;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.adapter.source.sqlite.SqlTokens.Token;
import org.schemaregistry.adapter.source.sqlite.SqliteScan.Relation;
import org.schemaregistry.adapter.source.sqlite.SqliteScan.SchemaRow;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.FieldType;
import org.schemaregistry.core.model.Keys;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.model.TableKind;
import org.schemaregistry.core.spi.ScanLimits;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Reads one table or view after the other.
///
/// One thread; [#close] frees the prepared statements.
final class TableReader implements AutoCloseable {
    private final Map<String, SchemaRow> relations = AsciiCase.map();
    private final Map<String, SchemaRow> indexes = AsciiCase.map();
    private final Map<String, List<SchemaRow>> triggers = AsciiCase.map();
    private final Map<String, Relation> tables = AsciiCase.map();
    private final Map<String, List<Column>> columnsByTable = AsciiCase.map();
    private final Function<String, QualifiedName> named;
    private final ScanLimits limits;
    private final List<PreparedStatement> statements = new ArrayList<>();
    private final PreparedStatement columns;
    private final PreparedStatement indexList;
    private final PreparedStatement indexColumns;
    private final PreparedStatement foreignKeys;

    TableReader(
            Connection connection,
            List<SchemaRow> schema,
            List<Relation> relations,
            Function<String, QualifiedName> named,
            ScanLimits limits)
            throws SQLException {
        this.named = named;
        this.limits = limits;
        for (Relation relation : relations) {
            tables.put(relation.name(), relation);
        }
        for (SchemaRow row : schema) {
            switch (row.type()) {
                case "index" -> indexes.put(row.name(), row);
                case "trigger" ->
                        triggers.computeIfAbsent(row.table(), t -> new ArrayList<>()).add(row);
                default -> this.relations.put(row.name(), row);
            }
        }
        columns =
                prepare(
                        connection,
                        """
                        SELECT name, type, "notnull", dflt_value, pk, hidden
                        FROM pragma_table_xinfo(?, 'main') ORDER BY cid\
                        """);
        indexList =
                prepare(
                        connection,
                        """
                        SELECT name, "unique", origin, partial
                        FROM pragma_index_list(?, 'main') ORDER BY seq\
                        """);
        indexColumns =
                prepare(
                        connection,
                        """
                        SELECT cid, name, "desc", coll
                        FROM pragma_index_xinfo(?, 'main') WHERE key ORDER BY seqno\
                        """);
        foreignKeys =
                prepare(
                        connection,
                        """
                        SELECT id, "table", "from", "to", on_update, on_delete
                        FROM pragma_foreign_key_list(?, 'main') ORDER BY id DESC, seq\
                        """);
    }

    /// What became of one relation.
    sealed interface Result {
        record Read(Table table) implements Result {}

        record Unreadable(ScanError error) implements Result {}
    }

    private record Column(
            String name,
            @Nullable String type,
            boolean notNull,
            @Nullable String defaultValue,
            int keyPosition,
            int hidden) {
        static final int VIRTUAL_TABLE_HIDDEN = 1;
        static final int VIRTUAL_GENERATED = 2;
        static final int STORED_GENERATED = 3;
    }

    /// Describes the relation, or says why it cannot be described.
    ///
    /// @throws SQLException if the whole file cannot be read further
    Result read(Relation relation) throws SQLException {
        String sql = sqlOf(relation.name());
        if (sql.length() > limits.maxTextChars()) {
            return unreadable(
                    relation,
                    ScanError.Code.LIMIT_EXCEEDED,
                    "its definition has "
                            + sql.length()
                            + " characters, expected at most "
                            + limits.maxTextChars(),
                    "raise the limit of text or exclude it");
        }
        try {
            return new Result.Read(table(relation, sql));
        } catch (SQLException e) {
            if (!(e instanceof SQLiteException sqlite)
                    || sqlite.getResultCode() != SQLiteErrorCode.SQLITE_ERROR) {
                throw e;
            }
            String reason = Failures.reason(e);
            return reason.contains("no such module")
                    ? unreadable(
                            relation,
                            ScanError.Code.UNSUPPORTED,
                            "its virtual table module is not loaded here (" + reason + ")",
                            "exclude it with --exclude " + SqliteScan.MAIN + "." + relation.name())
                    : unreadable(
                            relation,
                            ScanError.Code.OBJECT_VANISHED,
                            "SQLite cannot resolve it (" + reason + ")",
                            "repair or drop it; it fails for every reader");
        } catch (IllegalArgumentException e) {
            return unreadable(
                    relation,
                    ScanError.Code.UNSUPPORTED,
                    String.valueOf(e.getMessage()),
                    "exclude it with --exclude " + SqliteScan.MAIN + "." + relation.name());
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements) {
            statement.close();
        }
    }

    private Table table(Relation relation, String sql) throws SQLException {
        boolean view = relation.kind().equals("view");
        boolean virtual = relation.kind().equals("virtual");
        CreateTable text = view || virtual ? CreateTable.NONE : CreateTable.parse(sql);
        List<Column> all = columnsOf(relation.name());
        List<IndexRow> indexRows = view ? List.of() : indexesOf(relation.name());
        List<String> primaryKey = primaryKeyOf(all);
        boolean rowidAlias =
                primaryKey.size() == 1
                        && !relation.withoutRowid()
                        && !virtual
                        && indexRows.stream().noneMatch(index -> index.origin().equals("pk"))
                        && isInteger(all, primaryKey.getFirst());
        List<Field> fields = new ArrayList<>();
        for (Column column : all) {
            if (column.hidden() != Column.VIRTUAL_TABLE_HIDDEN) {
                fields.add(field(column, fields.size() + 1, view, rowidAlias, text));
            }
        }
        Table.Builder table =
                new Table.Builder(
                                view ? TableKind.VIEW : TableKind.TABLE,
                                virtual ? "virtual table" : relation.kind())
                        .fields(fields)
                        .triggers(triggersOf(relation.name()))
                        .options(options(relation, text, virtual ? sql : null));
        if (view) {
            return table.definition(viewBody(sql)).build();
        }
        List<Keys.UniqueKey> uniques = new ArrayList<>();
        List<Keys.Index> indexList = new ArrayList<>();
        for (IndexRow index : indexRows) {
            if (!index.origin().equals("pk")) {
                addIndex(index, text, uniques, indexList);
            }
        }
        return table.primaryKey(
                        primaryKey.isEmpty()
                                ? null
                                : new Keys.PrimaryKey(null, primaryKey, false, false))
                .uniques(uniques)
                .indexes(indexList)
                .foreignKeys(foreignKeysOf(relation.name(), text))
                .checks(
                        text.checks().stream()
                                .map(expression -> new Keys.Check(expression, true, true))
                                .toList())
                .build();
    }

    private static Field field(
            Column column, int position, boolean view, boolean rowidAlias, CreateTable text) {
        DeclaredType type = DeclaredType.parse(column.type());
        // SQLite says BLOB of a view's column whose origin has no declared type at all.
        boolean unknown = view && type.text().equals("BLOB");
        boolean alias = rowidAlias && column.keyPosition() > 0;
        String expression = text.generatedOf(column.name());
        boolean generated =
                column.hidden() == Column.VIRTUAL_GENERATED
                        || column.hidden() == Column.STORED_GENERATED;
        return new Field(
                column.name(),
                position,
                unknown ? new FieldType.Opaque() : type.logical(),
                type.text(),
                !column.notNull() && !alias,
                defaultOf(column),
                alias ? Field.Identity.BY_DEFAULT : null,
                generated && expression != null
                        ? new Field.Generated(
                                expression, column.hidden() == Column.STORED_GENERATED)
                        : null,
                text.collationOf(column.name()),
                null);
    }

    /// DEFAULT NULL says no more than no default.
    private static @Nullable String defaultOf(Column column) {
        String text = column.defaultValue();
        return text == null || text.equalsIgnoreCase("NULL") ? null : SqlTokens.canonical(text);
    }

    private static SortedMap<String, String> options(
            Relation relation, CreateTable text, @Nullable String virtualSql) {
        SortedMap<String, String> options = new TreeMap<>();
        if (relation.strict()) {
            options.put("strict", "true");
        }
        if (relation.withoutRowid() && virtualSql == null) {
            options.put("without_rowid", "true");
        }
        if (text.autoincrement()) {
            options.put("autoincrement", "true");
        }
        if (virtualSql != null) {
            List<Token> tokens = SqlTokens.of(virtualSql);
            int using = CreateTable.indexOf(tokens, "USING", 0);
            if (using >= 0) {
                options.put("using", SqlTokens.print(tokens.subList(using + 1, tokens.size())));
            }
        }
        return options;
    }

    private List<Column> columnsOf(String table) throws SQLException {
        List<Column> known = columnsByTable.get(table);
        if (known != null) {
            return known;
        }
        List<Column> list = new ArrayList<>();
        columns.setString(1, table);
        try (ResultSet row = columns.executeQuery()) {
            while (row.next()) {
                list.add(
                        new Column(
                                row.getString(1),
                                row.getString(2),
                                row.getBoolean(3),
                                row.getString(4),
                                row.getInt(5),
                                row.getInt(6)));
            }
        }
        columnsByTable.put(table, list);
        return list;
    }

    private static List<String> primaryKeyOf(List<Column> columns) {
        return columns.stream()
                .filter(column -> column.keyPosition() > 0)
                .sorted(Comparator.comparingInt(Column::keyPosition))
                .map(Column::name)
                .toList();
    }

    private static boolean isInteger(List<Column> columns, String name) {
        return columns.stream()
                .anyMatch(column ->
                        column.name().equals(name)
                                && DeclaredType.parse(column.type()).isInteger());
    }

    private record IndexRow(String name, boolean unique, String origin) {}

    private List<IndexRow> indexesOf(String table) throws SQLException {
        List<IndexRow> list = new ArrayList<>();
        indexList.setString(1, table);
        try (ResultSet row = indexList.executeQuery()) {
            while (row.next()) {
                list.add(new IndexRow(row.getString(1), row.getBoolean(2), row.getString(3)));
            }
        }
        return list;
    }

    private void addIndex(
            IndexRow index, CreateTable text, List<Keys.UniqueKey> uniques, List<Keys.Index> plain)
            throws SQLException {
        SchemaRow row = indexes.get(index.name());
        CreateIndex create =
                row == null || row.sql() == null
                        ? new CreateIndex(List.of(), null)
                        : CreateIndex.parse(row.sql());
        List<String> keys = new ArrayList<>();
        indexColumns.setString(1, index.name());
        try (ResultSet column = indexColumns.executeQuery()) {
            while (column.next()) {
                keys.add(
                        key(
                                keys.size(),
                                column.getString(2),
                                column.getBoolean(3),
                                String.valueOf(column.getString(4)).toUpperCase(Locale.ROOT),
                                create,
                                text,
                                index.unique()));
            }
        }
        if (index.unique()) {
            uniques.add(
                    new Keys.UniqueKey(
                            keys, create.where(), false, false, false, index.origin().equals("u")));
        } else {
            plain.add(new Keys.Index("btree", keys, List.of(), create.where()));
        }
    }

    /// A key of an index: a column's name or an expression in parentheses, with its collation if
    /// that is not the column's own. The direction matters to a plain index alone; in a unique key
    /// a foreign collation makes it an expression, since it decides what is equal.
    private static String key(
            int position,
            @Nullable String column,
            boolean descending,
            String collation,
            CreateIndex create,
            CreateTable text,
            boolean unique) {
        String own = column == null ? null : text.collationOf(column);
        String collate =
                collation.equals(own == null ? "BINARY" : own) ? "" : " COLLATE " + collation;
        String expression;
        if (column == null) {
            expression = position < create.keys().size() ? create.keys().get(position) : "?";
            if (unique) {
                return "(" + expression + collate + ")";
            }
            expression = "(" + expression + ")";
        } else if (unique) {
            return collate.isEmpty() ? column : "(" + SqlTokens.identifier(column) + collate + ")";
        } else {
            expression = SqlTokens.identifier(column);
        }
        return expression + collate + (descending ? " DESC" : "");
    }

    private List<Keys.ForeignKey> foreignKeysOf(String table, CreateTable text)
            throws SQLException {
        record Row(
                int id,
                String target,
                String from,
                @Nullable String to,
                String update,
                String delete) {}
        List<Row> rows = new ArrayList<>();
        foreignKeys.setString(1, table);
        try (ResultSet row = foreignKeys.executeQuery()) {
            while (row.next()) {
                rows.add(
                        new Row(
                                row.getInt(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)));
            }
        }
        // SQLite lists the keys from the last declared to the first; the query turns them round.
        List<Keys.ForeignKey> keys = new ArrayList<>();
        for (int i = 0; i < rows.size(); ) {
            Row first = rows.get(i);
            List<String> from = new ArrayList<>();
            List<String> to = new ArrayList<>();
            for (; i < rows.size() && rows.get(i).id() == first.id(); i++) {
                from.add(rows.get(i).from());
                if (rows.get(i).to() != null) {
                    to.add(rows.get(i).to());
                }
            }
            Relation target = tables.get(first.target());
            boolean deferrable =
                    keys.size() < text.deferrableForeignKeys().size()
                            && text.deferrableForeignKeys().get(keys.size());
            keys.add(
                    new Keys.ForeignKey(
                            from,
                            named.apply(target == null ? first.target() : target.name()),
                            target == null ? to : targetColumns(target, to),
                            action(first.delete()),
                            action(first.update()),
                            List.of(),
                            false,
                            deferrable,
                            true,
                            true,
                            false));
        }
        return keys;
    }

    /// The referenced columns as the target spells them; its primary key if none were named.
    private List<String> targetColumns(Relation target, List<String> named) throws SQLException {
        List<Column> columns = columnsOf(target.name());
        if (named.isEmpty()) {
            return primaryKeyOf(columns);
        }
        return named.stream()
                .map(name ->
                        columns.stream()
                                .map(Column::name)
                                .filter(column -> AsciiCase.equal(name, column))
                                .findFirst()
                                .orElse(name))
                .toList();
    }

    private static Keys.Action action(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "RESTRICT" -> Keys.Action.RESTRICT;
            case "CASCADE" -> Keys.Action.CASCADE;
            case "SET NULL" -> Keys.Action.SET_NULL;
            case "SET DEFAULT" -> Keys.Action.SET_DEFAULT;
            default -> Keys.Action.NO_ACTION;
        };
    }

    private List<Keys.Trigger> triggersOf(String table) {
        return triggers.getOrDefault(table, List.of()).stream()
                .map(row ->
                        new Keys.Trigger(
                                row.name(),
                                SqlTokens.canonical(row.sql() == null ? "" : row.sql()),
                                true))
                .toList();
    }

    /// The text behind AS.
    private static String viewBody(String sql) {
        List<Token> tokens = SqlTokens.of(sql);
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is("(")) {
                depth++;
            } else if (token.is(")")) {
                depth--;
            } else if (depth == 0 && token.is("AS")) {
                return SqlTokens.canonical(sql.substring(token.end()));
            }
        }
        return SqlTokens.canonical(sql);
    }

    private String sqlOf(String relation) {
        SchemaRow row = relations.get(relation);
        return row == null || row.sql() == null ? "" : row.sql();
    }

    private Result unreadable(
            Relation relation, ScanError.Code code, String message, @Nullable String hint) {
        return new Result.Unreadable(
                new ScanError(
                        relation.name(),
                        code,
                        relation.kind() + " '" + relation.name() + "': " + message,
                        hint));
    }

    private PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statements.add(statement);
        return statement;
    }
}
