package org.schemaregistry.server.cli.demo;

import org.schemaregistry.core.model.Scope;
import org.schemaregistry.core.model.SourceUri;

import java.util.List;
import java.util.stream.Stream;

/// The sample database: how it is reached, how it is made, and what then happens to it.
///
/// `told` is the story as it is shown: one line for each change, which may be many statements.
///
/// Immutable.
record Shop(
        String engine,
        SourceUri uri,
        Scope scope,
        List<String> create,
        List<String> change,
        List<String> told) {
    Shop {
        create = List.copyOf(create);
        change = List.copyOf(change);
        told = List.copyOf(told);
    }

    private static final String CUSTOMERS =
            """
            CREATE TABLE customers (
                id         integer PRIMARY KEY,
                email      varchar(120) NOT NULL UNIQUE,
                name       text)
            """;

    private static final String ORDERS =
            """
            CREATE TABLE orders (
                id          integer PRIMARY KEY,
                customer_id integer NOT NULL REFERENCES customers (id),
                placed_at   timestamp NOT NULL,
                note        text)
            """;

    private static final String ORDER_ITEMS =
            """
            CREATE TABLE order_items (
                order_id integer NOT NULL REFERENCES orders (id),
                line     integer NOT NULL,
                sku      varchar(12) NOT NULL,
                quantity integer NOT NULL,
                PRIMARY KEY (order_id, line))
            """;

    private static final String PRODUCTS =
            """
            CREATE TABLE products (
                sku   varchar(12) PRIMARY KEY,
                title text NOT NULL,
                price numeric(8,2) NOT NULL CHECK (price >= 0))
            """;

    private static final String SHIPMENTS =
            """
            CREATE TABLE shipments (
                id       integer PRIMARY KEY,
                order_id integer NOT NULL REFERENCES orders (id),
                carrier  text NOT NULL)
            """;

    private static final String SUPPLIERS =
            """
            CREATE TABLE suppliers (
                id   integer PRIMARY KEY,
                name text NOT NULL)
            """;

    private static final List<String> TABLES =
            List.of(CUSTOMERS, ORDERS, ORDER_ITEMS, PRODUCTS, SHIPMENTS, SUPPLIERS);

    private static final List<String> CHANGES_OF_BOTH =
            List.of(
                    "ALTER TABLE customers ADD COLUMN points integer DEFAULT 0",
                    "ALTER TABLE orders DROP COLUMN note",
                    "ALTER TABLE order_items RENAME COLUMN quantity TO amount",
                    "CREATE INDEX suppliers_by_name ON suppliers (name)");

    /// A SQLite file. SQLite cannot alter a column's type or nullability, so these two tables are
    /// made anew under another name, filled and renamed.
    static Shop inSqlite(String file) {
        List<String> change =
                concat(
                        CHANGES_OF_BOTH,
                        List.of(
                                PRODUCTS.replace("TABLE products", "TABLE products_new")
                                        .replace("price numeric(8,2)", "price numeric(12,2)"),
                                "INSERT INTO products_new SELECT * FROM products",
                                "DROP TABLE products",
                                "ALTER TABLE products_new RENAME TO products",
                                SHIPMENTS
                                        .replace("TABLE shipments", "TABLE shipments_new")
                                        .replace("carrier  text NOT NULL", "carrier  text"),
                                "INSERT INTO shipments_new SELECT * FROM shipments",
                                "DROP TABLE shipments",
                                "ALTER TABLE shipments_new RENAME TO shipments"));
        return new Shop(
                "SQLite",
                new SourceUri(file),
                Scope.ALL,
                TABLES,
                change,
                concat(
                        CHANGES_OF_BOTH,
                        List.of(
                                "-- products made anew: price numeric(8,2) is now numeric(12,2)",
                                "-- shipments made anew: carrier may be NULL")));
    }

    /// A schema of its own in a PostgreSQL database.
    static Shop inPostgres(SourceUri uri, String schema) {
        List<String> change =
                concat(
                        CHANGES_OF_BOTH,
                        List.of(
                                "ALTER TABLE products ALTER COLUMN price TYPE numeric(12,2)",
                                "ALTER TABLE shipments ALTER COLUMN carrier DROP NOT NULL"));
        return new Shop(
                "PostgreSQL",
                uri,
                new Scope(List.of(schema + ".*"), List.of(), schema),
                TABLES,
                change,
                change);
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
