package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.IVersionProvider;

/// The build's own version, which it wrote into the manifest of the program's jar. Stateless.
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        @Nullable String built = ProgramVersion.class.getPackage().getImplementationVersion();
        return new String[] {
            "schema-registry " + (built == null ? "(classes without a jar)" : built),
            "Java " + Runtime.version()
        };
    }
}
