package org.schemaregistry.adapter.source.postgres;

import java.util.List;

/// What a scan has to know about the server and its own role before it starts. `system` is the
/// system identifier with the database's oid, empty where the role may not read it; `searched` are
/// the schemas that the role's queries search by the server's settings, none where the source's own
/// settings say what is searched. Times in microseconds of the server's clock.
///
/// Immutable.
record Facts(
        int version,
        boolean standby,
        String role,
        boolean superuser,
        long database,
        boolean mayCreateSchemas,
        long startedMicros,
        List<String> writableSchemas,
        List<String> searched,
        String system) {
    Facts {
        searched = List.copyOf(searched);
        writableSchemas = List.copyOf(writableSchemas);
    }

    Facts withSystem(String known) {
        return new Facts(
                version,
                standby,
                role,
                superuser,
                database,
                mayCreateSchemas,
                startedMicros,
                writableSchemas,
                searched,
                known);
    }

    int major() {
        return version / 10_000;
    }
}
