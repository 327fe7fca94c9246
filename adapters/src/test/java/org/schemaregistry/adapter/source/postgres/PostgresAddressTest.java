package org.schemaregistry.adapter.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaregistry.core.model.SourceUri;

class PostgresAddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    postgresql://host/shop                       | host:5432            | shop     | -
                    postgres://host:6000/shop                    | host:6000            | shop     | -
                    jdbc:postgresql://host/shop                  | host:5432            | shop     | -
                    JDBC:postgresql://host/shop                  | host:5432            | shop     | -
                    jdbc:postgresql:shop                         | localhost:5432       | shop     | -
                    postgresql:///shop                           | localhost:5432       | shop     | -
                    postgresql://host                            | host:5432            | -        | -
                    postgresql://reader@host/shop                | host:5432            | shop     | reader
                    postgresql://a%40b%2Fc@host/shop             | host:5432            | shop     | a@b/c
                    postgresql://host/my%20shop%3F               | host:5432            | my shop? | -
                    postgresql://host/a+b                        | host:5432            | a+b      | -
                    postgresql://host/caf%C3%A9                  | host:5432            | café     | -
                    postgresql://host/shop?user=reader           | host:5432            | shop     | reader
                    jdbc:postgresql://host/shop?ssl=true&user=re | host:5432            | shop     | re
                    postgresql://[::1]:6000/shop                 | [::1]:6000           | shop     | -
                    postgresql://[::1]/shop                      | [::1]:5432           | shop     | -
                    postgresql://one:1,two:2/shop                | one:1,two:2          | shop     | -
                    postgresql://one,two/shop                    | one:5432,two:5432    | shop     | -
                    """)
    void theUsualFormsAreRead(String uri, String hosts, String database, String user) {
        PostgresAddress address = PostgresAddress.parse(new SourceUri(uri));
        assertThat(address.hosts()).isEqualTo(hosts);
        assertThat(address.database()).isEqualTo(database);
        assertThat(address.user()).isEqualTo(user);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://host:x/shop",
                "postgresql://host:99999/shop",
                "postgresql://host/sh%op",
                "postgresql://host/%00",
                "postgresql://host/%FF",
                "postgresql://ho%3Fst/shop"
            })
    void malformedPartsAreRefusedWithoutRepeatingThem(String uri) {
        assertThatThrownBy(() -> PostgresAddress.parse(new SourceUri(uri)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("source URI: expected");
    }

    @Test
    void onlyParametersThatAreSafeArePassedOn() {
        PostgresAddress address =
                PostgresAddress.parse(
                        new SourceUri(
                                "postgresql://host/shop?sslmode=verify-full&sslrootcert=%2Fca.pem"
                                    + "&target_session_attrs=read-only&options=-csearch_path%3Dx"
                                    + "&loggerLevel=TRACE&socketFactory=evil.Factory"));
        assertThat(address.parameters())
                .containsOnlyKeys("sslmode", "sslrootcert", "targetServerType")
                .containsEntry("sslrootcert", "/ca.pem")
                .containsEntry("targetServerType", "secondary");
    }

    @Test
    void theDriversUrlHasNothingButThePlace() {
        assertThat(PostgresAddress.parse(new SourceUri("postgres://me@host/a b?x=y")).jdbcUrl())
                .isEqualTo("jdbc:postgresql://host:5432/a%20b");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://h/d, true",
        "postgres://h/d, true",
        "jdbc:postgresql://h/d, true",
        "mysql://h/d, false",
        "jdbc:mysql://h/d, false",
        "/var/lib/x.db, false"
    })
    void itsOwnSchemesAreAccepted(String uri, boolean accepted) {
        assertThat(PostgresAddress.accepts(new SourceUri(uri))).isEqualTo(accepted);
    }
}
