package org.schemaregistry.adapter.source.postgres;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceUri;
import org.schemaregistry.core.spi.Connector;
import org.schemaregistry.testkit.ConnectorContract;
import org.schemaregistry.testkit.EmbeddedPostgres;
import org.schemaregistry.testkit.SourceUnderTest;

class PostgresConnectorTest {

    @Nested
    class OnPostgres15 extends Contract {
        OnPostgres15() {
            super(15);
        }
    }

    @Nested
    class OnPostgres18 extends Contract {
        OnPostgres18() {
            super(18);
        }
    }

    @Tag("slow")
    @Nested
    class OnPostgres13 extends Contract {
        OnPostgres13() {
            super(13);
        }
    }

    @Tag("slow")
    @Nested
    class OnPostgres14 extends Contract {
        OnPostgres14() {
            super(14);
        }
    }

    @Tag("slow")
    @Nested
    class OnPostgres16 extends Contract {
        OnPostgres16() {
            super(16);
        }
    }

    @Tag("slow")
    @Nested
    class OnPostgres17 extends Contract {
        OnPostgres17() {
            super(17);
        }
    }

    abstract static class Contract extends ConnectorContract {
        private final int major;

        Contract(int major) {
            this.major = major;
        }

        @Override
        protected Connector connector() {
            return new PostgresConnector();
        }

        @Override
        protected SourceUnderTest newSource() {
            var database = EmbeddedPostgres.version(major).newDatabase();
            return SourceUnderTest.sql(source(database.uri()), database::execute, database::close);
        }

        @Override
        protected DataSource unreachable() {
            return source("postgresql://postgres@localhost:1/nothing");
        }

        private static DataSource source(String uri) {
            return DataSource.of(new SourceId("shop"), "postgres", new SourceUri(uri));
        }
    }
}
