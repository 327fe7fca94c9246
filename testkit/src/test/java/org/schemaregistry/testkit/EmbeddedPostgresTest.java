package org.schemaregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.sql.SQLException;
import java.util.List;

class EmbeddedPostgresTest {
    static final List<Integer> MAJORS = EmbeddedPostgres.MAJORS;

    @ParameterizedTest
    @FieldSource("MAJORS")
    void startsOnceAndGivesFreshDatabases(int major) throws SQLException {
        try (var one = EmbeddedPostgres.version(major).newDatabase();
                var two = EmbeddedPostgres.version(major).newDatabase()) {
            one.execute("CREATE TABLE t (id int)");
            two.execute("CREATE TABLE t (id int)");
            try (var connection = one.connect()) {
                assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(major);
            }
            assertThat(one.server()).isSameAs(two.server());
        }
    }

    @ParameterizedTest
    @FieldSource("MAJORS")
    void rolesNeedTheirPassword(int major) throws SQLException {
        try (var database = EmbeddedPostgres.version(major).newDatabase()) {
            database.execute("CREATE ROLE guest" + major + " LOGIN PASSWORD 'right'");
            database.connect("guest" + major, "right").close();
            assertThatThrownBy(() -> database.connect("guest" + major, "wrong"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
        }
    }
}
