package org.schemaregistry.server.cli;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.SecretRef;
import org.schemaregistry.core.spi.Credentials;
import org.schemaregistry.registry.Copier;
import org.schemaregistry.registry.Registry;
import org.schemaregistry.registry.api.CopyReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;

/// `registry ...`: what is done to a registry as a whole.
@Command(name = "registry", description = "Copy and back up whole registries.")
final class RegistryCommands {
    private final Session session;

    RegistryCommands(Session session) {
        this.session = session;
    }

    @Command(
            name = "copy",
            description = {
                "Copy a whole registry to an empty place, to or from PostgreSQL or a file.",
                "Others may go on writing. What was written is read back and compared.",
                "Stopped in between, the same command goes on where it was.",
                "Exit code 1 if the registry itself was damaged before."
            })
    int copy(
            @Parameters(paramLabel = "FROM", description = "A registry's path or URL.") String from,
            @Parameters(paramLabel = "TO", description = "The target's path or URL.") String to,
            @Option(
                            names = "--from-credentials",
                            paramLabel = "REF",
                            description =
                                    "The secret of FROM; else that of SCHEMA_REGISTRY_CREDENTIALS.")
                    @Nullable SecretRef fromCredentials,
            @Option(
                            names = "--to-credentials",
                            paramLabel = "REF",
                            description =
                                    "The secret of TO; else that of SCHEMA_REGISTRY_CREDENTIALS.")
                    @Nullable SecretRef toCredentials) {
        CopyReport report;
        try (Bar bar = Bar.of("copy", session)) {
            Copier copier = copier(from).progress(bar::report);
            login(fromCredentials, copier::fromCredentials);
            login(toCredentials, copier::toCredentials);
            report = copier.copyTo(session.resolved(to));
        }
        return show("copied", "every row compared; ", report);
    }

    @Command(
            name = "backup",
            description = {
                "Save the registry into a new file, while others may go on writing.",
                "The file is a registry: open it, or copy it to where it shall live.",
                "Exit code 1 if the registry itself was damaged before."
            })
    int backup(
            @Parameters(paramLabel = "TARGET", description = "A file that does not exist.")
                    Path target) {
        CopyReport report;
        try (Bar bar = Bar.of("backup", session)) {
            Copier copier = copier(session.registryUrl()).progress(bar::report);
            login(null, copier::fromCredentials);
            report = copier.backupTo(session.surroundings().folder().resolve(target));
        }
        return show("saved", "", report);
    }

    private Copier copier(String from) {
        return Registry.copier(session.resolved(from)).clock(session.surroundings().clock());
    }

    /// Takes the login of one side.
    @FunctionalInterface
    private interface Login {
        Copier as(@Nullable String username, @Nullable String password);
    }

    private void login(@Nullable SecretRef asked, Login login) {
        SecretRef reference = asked == null ? session.storeCredentials() : asked;
        if (reference == null) {
            return;
        }
        try (Credentials credentials = Secrets.lease(reference)) {
            login.as(credentials.username(), new String(credentials.password()));
        }
    }

    private int show(String verb, String also, CopyReport report) {
        if (session.json()) {
            session.print(json(report));
        } else {
            session.print(
                    verb
                            + " "
                            + Printable.count(report.rows(), "row")
                            + " of "
                            + Printable.count(report.tables().size(), "table")
                            + " from "
                            + report.from()
                            + " to "
                            + report.to()
                            + " in "
                            + Times.showDuration(report.durationMillis()));
            showContinued(report);
            session.print(
                    "verified: "
                            + also
                            + Printable.count(report.contents(), "document")
                            + " by fingerprint; audit entries: "
                            + report.auditEntries()
                            + ", head "
                            + report.auditHead());
            if (report.damaged() != null) {
                session.print("damaged before it was read: " + report.damaged());
            }
            if (report.auditBroken() != null) {
                session.print("audit broken before it was read: " + report.auditBroken());
            }
        }
        return report.intact() ? 0 : 1;
    }

    private void showContinued(CopyReport report) {
        if (report.kept() > 0 || !report.begunAnew().isEmpty()) {
            session.print(
                    "went on with an unfinished copy: "
                            + report.kept()
                            + " rows were there already");
        }
        if (!report.begunAnew().isEmpty()) {
            session.print(
                    "begun anew, for what was there is not how they begin now: "
                            + String.join(", ", report.begunAnew()));
        }
    }

    private static ObjectNode json(CopyReport report) {
        ObjectNode node = Json.object();
        node.put("from", report.from());
        node.put("to", report.to());
        node.put("revision", report.revision());
        node.put("events", report.events());
        node.put("rows", report.rows());
        node.put("kept", report.kept());
        ArrayNode begunAnew = node.putArray("begunAnew");
        report.begunAnew().forEach(begunAnew::add);
        node.put("contents", report.contents());
        node.put("auditEntries", report.auditEntries());
        node.put("auditHead", report.auditHead());
        node.put("intact", report.intact());
        node.put("damaged", report.damaged());
        node.put("auditBroken", report.auditBroken());
        node.set(
                "tables",
                Json.array(
                        report.tables(),
                        table ->
                                Json.object()
                                        .put("table", table.table())
                                        .put("rows", table.rows())
                                        .put("kept", table.kept())));
        node.put("durationMillis", report.durationMillis());
        return node;
    }
}
