package org.schemaregistry.registry.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.schemaregistry.registry.store.StoreException;

import java.sql.SQLException;

class SqlFailureTest {
    @Test
    void aDriverThatIsMissingIsNamedAndNotTheNetwork() {
        StoreException failure =
                SqlFailure.postgres(
                        "jdbc:postgresql://localhost/registry",
                        new SQLException(
                                "No suitable driver found for jdbc:postgresql://localhost/registry",
                                "08001"));
        assertThat(failure.code()).isEqualTo(StoreException.Code.UNREACHABLE);
        assertThat(failure.expected()).isEqualTo("the PostgreSQL driver");
        assertThat(failure.hint()).contains("org.postgresql:postgresql");
    }
}
