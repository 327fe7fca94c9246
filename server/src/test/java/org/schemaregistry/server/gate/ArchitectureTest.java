package org.schemaregistry.server.gate;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.schemaregistry.core.query.SingleStatement;
import org.schemaregistry.core.query.StatementClass;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Who may import whom. The drawing is in ARCHITECTURE.md; this is its proof.
final class ArchitectureTest {
    private static final String OURS = "org.schemaregistry..";

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.schemaregistry");

    /// A room and the rooms of ours it may know beside itself.
    private record Room(String name, List<String> mayKnow, String because) {
        ArchRule rule() {
            String[] allowed =
                    Stream.concat(Stream.of(name), mayKnow.stream())
                            .map(room -> "org.schemaregistry." + room)
                            .toArray(String[]::new);
            return noClasses()
                    .that()
                    .resideInAPackage("org.schemaregistry." + name)
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage(OURS).and(not(resideInAnyPackage(allowed))))
                    .because(because)
                    .allowEmptyShould(true);
        }
    }

    private static Room room(String name, List<String> mayKnow, String because) {
        return new Room(name, mayKnow, because);
    }

    private static final List<Room> ROOMS =
            List.of(
                    room("core.model..", List.of(), "the model is what everything else speaks of"),
                    room(
                            "core.json..",
                            List.of("core.model.."),
                            "canonical JSON is the one written form of the model"),
                    room(
                            "core.diff..",
                            List.of("core.model.."),
                            "a difference is a fact; what it costs is decided by the rules"),
                    room(
                            "core.rule..",
                            List.of("core.model..", "core.json..", "core.diff.."),
                            "rules judge differences and know nothing of what is published"),
                    room(
                            "core.version..",
                            List.of("core.model..", "core.json..", "core.diff..", "core.rule.."),
                            "a version is the last word of model, diff and rule"),
                    room(
                            "core.contract..",
                            List.of("core.model..", "core.json.."),
                            "a contract is derived from a table and nothing else"),
                    room(
                            "core.query..",
                            List.of("core.model..", "core.json.."),
                            "the check's vocabulary is free of any language"),
                    room(
                            "core.guard..",
                            List.of(
                                    "core.model..",
                                    "core.json..",
                                    "core.contract..",
                                    "core.version.."),
                            "a guard runs in the doer's process and must stay small"),
                    room(
                            "core.event..",
                            List.of(
                                    "core.model..",
                                    "core.json..",
                                    "core.diff..",
                                    "core.rule..",
                                    "core.version..",
                                    "core.query..",
                                    "core.guard.."),
                            "an event tells of a version, the changes behind it and what they"
                                    + " broke"),
                    room(
                            "core.spi..",
                            List.of("core.model..", "core.query..", "core.event.."),
                            "an extension learns as little of the house as possible"),
                    room("core..", List.of(), "core is the ground floor"),
                    room("sql..", List.of("core.."), "the SQL check is usable without a registry"),
                    room(
                            "registry.audit..",
                            List.of("core.."),
                            "an audit entry is a value; the store keeps it"),
                    room(
                            "registry.outbox..",
                            List.of("core.."),
                            "an outbox entry is a value; the store keeps it"),
                    room(
                            "registry.store..",
                            List.of("core..", "registry.audit..", "registry.outbox.."),
                            "the store keeps what it is given and decides nothing"),
                    room(
                            "registry.api..",
                            List.of("core.."),
                            "what callers see does not depend on how it is kept"),
                    room(
                            "registry.flow..",
                            List.of(
                                    "core..",
                                    "registry.api..",
                                    "registry.store..",
                                    "registry.audit..",
                                    "registry.outbox.."),
                            "a flow is told by the facade and never calls it"),
                    room(
                            "registry..",
                            List.of("core.."),
                            "the embedded product reaches adapters by ServiceLoader alone"),
                    room(
                            "adapter..",
                            List.of("core..", "sql.."),
                            "adapters are found by ServiceLoader and never know the registry"),
                    room(
                            "server..",
                            List.of("core..", "registry", "registry.api..", "registry.audit.."),
                            "a face is one hop from the facade: parse, call, print"));

    @TestFactory
    Stream<DynamicTest> everyRoomKnowsOnlyTheRoomsBelowIt() {
        return ROOMS.stream()
                .map(room ->
                        DynamicTest.dynamicTest(room.name(), () -> room.rule().check(CLASSES)));
    }

    @Test
    void coreIsPure() {
        noClasses()
                .that()
                .resideInAPackage("org.schemaregistry.core..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                "java.sql..",
                                "javax.sql..",
                                "java.net.http..",
                                "java.nio.file..",
                                "java.util.concurrent..",
                                "org.slf4j.."))
                .because("core has no input, output, thread or logger, so that it is easy to trust")
                .check(CLASSES);
    }

    @Test
    void onlyNamedPlacesSpeakJdbc() {
        noClasses()
                .that(
                        not(
                                resideInAnyPackage(
                                        "org.schemaregistry.registry.store.jdbc..",
                                        "org.schemaregistry.registry.jdbc..",
                                        "org.schemaregistry.adapter.source..",
                                        "org.schemaregistry.adapter.language.sqlite..",
                                        "org.schemaregistry.server.cli.demo..",
                                        "org.schemaregistry.testkit..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql.."))
                .because(
                        "SQL has one home per boundary; a language may ask an engine in memory,"
                                + " never a source")
                .check(CLASSES);
    }

    @Test
    void onlyFacesAndAdaptersSpeakHttp() {
        noClasses()
                .that(
                        not(
                                resideInAnyPackage(
                                        "org.schemaregistry.adapter..",
                                        "org.schemaregistry.server..",
                                        "org.schemaregistry.testkit..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net.http..", "com.sun.net.."))
                .because("the network is reached at the edge of the house")
                .check(CLASSES);
    }

    @Test
    void onlyALanguageSaysWhatOneStatementIs() {
        noClasses()
                .that(
                        not(
                                resideInAnyPackage(
                                        "org.schemaregistry.sql..",
                                        "org.schemaregistry.adapter.language..",
                                        "org.schemaregistry.testkit..")))
                .should()
                .callConstructor(
                        SingleStatement.class,
                        List.class,
                        StatementClass.class,
                        String.class,
                        int.class,
                        List.class,
                        List.class)
                .because(
                        "a connector sends what a language has read as one statement, nothing else")
                .check(CLASSES);
    }

    @Test
    void noFaceRunsQueries() {
        noClasses()
                .that()
                .resideInAPackage("org.schemaregistry.server..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.schemaregistry.registry.QueryRunner")
                .because("queries are run by whoever embeds the registry, never over a network")
                .check(CLASSES);
    }

    @Test
    void timeComesFromAClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time is passed in as a Clock, so that tests decide what time it is")
                .allowEmptyShould(true)
                .check(CLASSES.that(not(resideInAPackage("org.schemaregistry.testkit.."))));
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        for (String kind : List.of("source", "language", "sink", "secret", "contract")) {
            slices().matching("org.schemaregistry.adapter." + kind + ".(*)..")
                    .should()
                    .notDependOnEachOther()
                    .because("removing one adapter must not touch another")
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("org.schemaregistry.(*).(*)..")
                .should()
                .beFreeOfCycles()
                .because("a cycle is one room pretending to be two")
                .check(CLASSES);
    }

    @Test
    void nobodyPrintsButTheCommandLine() {
        DescribedPredicate<JavaClass> others =
                not(resideInAPackage("org.schemaregistry.server.cli.."));
        noClasses()
                .that(others)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("a library never writes to its host's streams")
                .check(CLASSES);
    }
}
