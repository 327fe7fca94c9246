package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;

/// `source ...`: the data sources the registry knows.
@Command(name = "source", description = "Add, list, show and remove data sources.")
final class SourceCommands {
    private final Session session;

    SourceCommands(Session session) {
        this.session = session;
    }

    @Command(name = "add", description = "Add a data source, or change how it is reached.")
    int add(
            @Parameters(paramLabel = "ID") String id,
            @Parameters(paramLabel = "URI") String uri,
            @Option(names = "--credentials", paramLabel = "REF") @Nullable String credentials,
            @Option(names = "--include", paramLabel = "P") @Nullable List<String> include) {
        session.print(id + uri + credentials + include + session.registryUrl() + session.json());
        return 0;
    }
}
