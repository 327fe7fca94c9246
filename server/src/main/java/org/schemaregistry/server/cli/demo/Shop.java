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

    private static final String CLIENTS =
            """
            CREATE TABLE clients (
                id    integer PRIMARY KEY,
                email varchar(120) NOT NULL UNIQUE,
                name  text)
            """;

    private static final String ORDERS =
            """
            CREATE TABLE orders (
                id        integer PRIMARY KEY,
                client_id integer NOT NULL REFERENCES clients (id),
                placed_at timestamp NOT NULL,
                note      text)
            """;

    private static final String ITEMS =
            """
            CREATE TABLE items (
                order_id integer NOT NULL REFERENCES orders (id),
                line     integer NOT NULL,
                quantity integer NOT NULL,
                PRIMARY KEY (order_id, line))
            """;

    private static final String PRODUCTS =
            """
            CREATE TABLE products (
                id    integer PRIMARY KEY,
                title text NOT NULL,
                fee   numeric(6,2) NOT NULL CHECK (fee >= 0))
            """;

    private static final String PARCELS =
            """
            CREATE TABLE parcels (
                id       integer PRIMARY KEY,
                order_id integer NOT NULL REFERENCES orders (id),
                carrier  text NOT NULL)
            """;

    private static final String BRANDS =
            """
            CREATE TABLE brands (
                id   integer PRIMARY KEY,
                name text NOT NULL)
            """;

    private static final List<String> TABLES =
            List.of(CLIENTS, ORDERS, ITEMS, PRODUCTS, PARCELS, BRANDS);

    private static final List<String> CHANGES_OF_BOTH =
            List.of(
                    "ALTER TABLE clients ADD COLUMN points integer DEFAULT 0",
                    "ALTER TABLE items RENAME COLUMN quantity TO amount",
                    "ALTER TABLE orders DROP COLUMN note",
                    "CREATE INDEX brands_by_name ON brands (name)");

    /// A SQLite file. SQLite cannot alter a column's type or nullability, so these two tables are
    /// made anew under another name, filled and renamed.
    static Shop inSqlite(String file) {
        List<String> change =
                concat(
                        CHANGES_OF_BOTH,
                        List.of(
                                PRODUCTS.replace("TABLE products", "TABLE products_new")
                                        .replace("numeric(6,2)", "numeric(8,2)"),
                                "INSERT INTO products_new SELECT * FROM products",
                                "DROP TABLE products",
                                "ALTER TABLE products_new RENAME TO products",
                                PARCELS.replace("TABLE parcels", "TABLE parcels_new")
                                        .replace("carrier  text NOT NULL", "carrier  text"),
                                "INSERT INTO parcels_new SELECT * FROM parcels",
                                "DROP TABLE parcels",
                                "ALTER TABLE parcels_new RENAME TO parcels"));
        return new Shop(
                "SQLite",
                new SourceUri(file),
                Scope.ALL,
                TABLES,
                change,
                concat(
                        CHANGES_OF_BOTH,
                        List.of(
                                "-- products made anew, with fee numeric(8,2)",
                                "-- parcels made anew, with carrier text that may be null")));
    }

    /// A schema of its own in a PostgreSQL database.
    static Shop inPostgres(SourceUri uri, String schema) {
        List<String> change =
                concat(
                        CHANGES_OF_BOTH,
                        List.of(
                                "ALTER TABLE products ALTER COLUMN fee TYPE numeric(8,2)",
                                "ALTER TABLE parcels ALTER COLUMN carrier DROP NOT NULL"));
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
