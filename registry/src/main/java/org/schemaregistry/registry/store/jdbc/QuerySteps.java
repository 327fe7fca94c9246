package org.schemaregistry.registry.store.jdbc;

import static org.schemaregistry.registry.store.jdbc.Step.orNull;

import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.registry.store.RegisteredQuery;
import org.schemaregistry.registry.store.Requirement.GuardedTimes;
import org.schemaregistry.registry.store.Requirement.QueryAbsent;
import org.schemaregistry.registry.store.Requirement.QueryPresent;
import org.schemaregistry.registry.store.Write;

import java.util.List;

/// What happens to registered queries and guard states, as statements of a commit.
final class QuerySteps {
    private QuerySteps() {}

    static List<Step> add(RegisteredQuery query) {
        return List.of(
                Step.requiring(
                        new QueryAbsent(query.name()),
                        Sql.PUT_QUERY,
                        query.name(),
                        query.source().value(),
                        orNull(query.language()),
                        query.text(),
                        StoredJson.printVersions(query.planned()),
                        query.verdict().name(),
                        query.actor(),
                        query.addedAtMillis()),
                Step.of(Sql.COUNT_QUERIES, query.source().value()));
    }

    static Step judge(Write.JudgeQuery judge) {
        return Step.of(
                Sql.JUDGE_QUERY,
                judge.verdict().name(),
                orNull(judge.brokenSinceMillis()),
                judge.name());
    }

    static List<Step> drop(Write.DropQuery drop) {
        return List.of(
                Step.requiring(
                        new QueryPresent(drop.source(), drop.name()),
                        Sql.DROP_QUERY,
                        drop.name(),
                        drop.source().value()),
                Step.of(Sql.COUNT_QUERIES, drop.source().value()));
    }

    static List<Step> dropAll(SourceId source) {
        return List.of(
                Step.of(Sql.DELETE_QUERIES, source.value()),
                Step.of(Sql.COUNT_QUERIES, source.value()));
    }

    static Step put(Write.PutGuardState put) {
        return Step.requiring(
                before(put),
                Sql.PUT_GUARD_STATE,
                put.table().source().value(),
                put.table().table().toString(),
                put.version().toString(),
                put.state().reports(),
                put.state().body());
    }

    static GuardedTimes before(Write.PutGuardState put) {
        return new GuardedTimes(put.table(), put.version(), put.state().reports() - 1);
    }
}
