package org.schemaregistry.registry.flow;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.event.RegistryEvent;
import org.schemaregistry.core.json.TableJson;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Snapshot;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.core.model.SourceObjects;
import org.schemaregistry.core.model.Table;
import org.schemaregistry.core.query.QueryCheck;
import org.schemaregistry.core.query.Verdict;
import org.schemaregistry.core.spi.QueryLanguage;
import org.schemaregistry.registry.api.ErrorCode;
import org.schemaregistry.registry.api.QueryImpact;
import org.schemaregistry.registry.api.RegistryException;
import org.schemaregistry.registry.store.RegisteredQuery;
import org.schemaregistry.registry.store.ScanMemory;
import org.schemaregistry.registry.store.SourceState;
import org.schemaregistry.registry.store.Store;
import org.schemaregistry.registry.store.TableState;
import org.schemaregistry.registry.store.Write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Checks the registered queries against what a source will be after a commit, before it is made,
/// and adds to that commit what it breaks and mends.
///
/// A query is looked at if the name of a table that comes, changes or goes stands in its text: only
/// then can its verdict change, whichever schema the name is found in. A change of types, routines,
/// the search path or of what is visible concerns every query.
///
/// Thread-safe.
final class Rechecking {
    /// In this form a query may name a table without its letters.
    private static final String UNICODE_IDENTIFIER = "u&\"";

    private final Store store;
    private final Extensions extensions;

    Rechecking(Store store, Extensions extensions) {
        this.store = store;
        this.extensions = extensions;
    }

    /// What a scan knows beside the tables that moved. `moved` is true if any of it is not as it
    /// was.
    record Scanned(
            SortedMap<QualifiedName, Table> tables,
            SourceObjects objects,
            Coverage coverage,
            boolean moved) {}

    /// Adds to the publication what becomes of the queries, and answers with it.
    List<QueryImpact> run(Publication publication, @Nullable Scanned scanned, long atMillis) {
        SourceState base = publication.base();
        boolean everyQuery = scanned != null && scanned.moved();
        if (base.queries() == 0 || (publication.moved().isEmpty() && !everyQuery)) {
            return List.of();
        }
        Set<String> moved = new HashSet<>();
        publication.moved().keySet().forEach(name -> moved.add(folded(name.name())));
        After after = new After(publication, scanned);
        List<QueryImpact> impact = new ArrayList<>();
        for (RegisteredQuery query : store.queries(base.source().id())) {
            String text = folded(query.text());
            if (everyQuery || moved.stream().anyMatch(name -> mentions(text, name))) {
                QueryCheck check = after.check(query, text, everyQuery);
                if (check != null) {
                    record(publication, query, check, atMillis);
                    impact.add(
                            new QueryImpact(
                                    query.name(),
                                    check.verdict(),
                                    check.findings(),
                                    breaks(query, check)));
                }
            }
        }
        return List.copyOf(impact);
    }

    private static boolean breaks(RegisteredQuery query, QueryCheck check) {
        return check.verdict() == Verdict.REJECT && query.brokenSinceMillis() == null;
    }

    /// A query is broken from the first reject to the next accept: what is unknown in between tells
    /// nothing.
    private static void record(
            Publication publication, RegisteredQuery query, QueryCheck check, long atMillis) {
        SourceId source = query.source();
        Long brokenSince = query.brokenSinceMillis();
        if (breaks(query, check)) {
            brokenSince = atMillis;
            publication.event(
                    new RegistryEvent.QueryBroken(
                            source,
                            query.name(),
                            query.planned(),
                            check.findings(),
                            publication.actor()),
                    null,
                    null,
                    query.name()
                            + (check.findings().isEmpty()
                                    ? ""
                                    : ": " + check.findings().getFirst().message()));
        } else if (check.verdict() == Verdict.ACCEPT && brokenSince != null) {
            brokenSince = null;
            publication.event(
                    new RegistryEvent.QueryMended(source, query.name(), publication.actor()),
                    null,
                    null,
                    query.name());
        }
        if (check.verdict() != query.verdict()
                || (brokenSince == null) != (query.brokenSinceMillis() == null)) {
            publication.write(new Write.JudgeQuery(query.name(), check.verdict(), brokenSince));
        }
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean mentions(String text, String name) {
        return text.contains(name)
                || (name.indexOf('"') >= 0 && text.contains(name.replace("\"", "\"\"")))
                || text.contains(UNICODE_IDENTIFIER);
    }

    /// The source as it will be; one run, one thread.
    private final class After {
        private final SourceState base;
        private final SortedMap<QualifiedName, Optional<Table>> moved;
        private final @Nullable Scanned scanned;
        private final SourceObjects objects;
        private final Coverage coverage;
        private final Map<String, QueryLanguage.Checker> whole = new HashMap<>();

        After(Publication publication, @Nullable Scanned scanned) {
            base = publication.base();
            moved = publication.moved();
            this.scanned = scanned;
            if (scanned != null) {
                objects = scanned.objects();
                coverage = scanned.coverage();
            } else {
                ScanMemory memory = store.scanMemory(base.source().id()).orElse(null);
                objects = Checking.objects(base, memory);
                coverage = Checking.coverage(memory);
            }
        }

        /// Null if this process has no check for the query's language.
        @Nullable QueryCheck check(RegisteredQuery query, String text, boolean wholeAtOnce) {
            QueryLanguage language;
            try {
                language =
                        extensions.language(
                                Checking.languageOf(query.language()), base.source().type());
            } catch (RegistryException e) {
                if (e.code() == ErrorCode.NO_LANGUAGE) {
                    return null;
                }
                throw e;
            }
            if (!wholeAtOnce) {
                // Only tables that the text names can have a say in an accept. A reject is judged
                // by all, for what may have been meant.
                QueryCheck check =
                        checker(language, name -> mentions(text, folded(name.name())))
                                .check(query.text());
                if (check.verdict() == Verdict.ACCEPT) {
                    return check;
                }
            }
            return whole.computeIfAbsent(
                            language.language(), ignored -> checker(language, name -> true))
                    .check(query.text());
        }

        private QueryLanguage.Checker checker(
                QueryLanguage language, Predicate<QualifiedName> wanted) {
            SortedMap<QualifiedName, Table> tables = new TreeMap<>();
            base.tables()
                    .forEach((name, state) -> {
                        if (!moved.containsKey(name) && wanted.test(name)) {
                            tables.put(name, table(name, state));
                        }
                    });
            moved.forEach((name, table) -> {
                if (wanted.test(name)) {
                    table.ifPresent(put -> tables.put(name, put));
                }
            });
            return language.checker(
                    new Snapshot(
                            base.source().id(),
                            tables,
                            objects,
                            coverage,
                            List.of(),
                            Identity.NONE,
                            0),
                    Checking.defaultSchema(base));
        }

        /// An unchanged table is as scanned; parsing it again would cost more.
        private Table table(QualifiedName name, TableState state) {
            Table seen = scanned == null ? null : scanned.tables().get(name);
            if (seen != null && !state.declared()) {
                return seen;
            }
            return TableJson.read(
                    store.content(state.contentId())
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "the store has no content for " + name)));
        }
    }
}
