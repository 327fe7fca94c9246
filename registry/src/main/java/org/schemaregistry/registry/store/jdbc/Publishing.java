package org.schemaregistry.registry.store.jdbc;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.DataSource;
import org.schemaregistry.core.model.SourceId;
import org.schemaregistry.registry.store.Commit;
import org.schemaregistry.registry.store.Requirement.SourceAtRevision;
import org.schemaregistry.registry.store.Write;
import org.schemaregistry.registry.store.jdbc.PostgresWriter.Draft;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.TreeMap;

/// The usual commit on PostgreSQL: versions of tables of one source that moves on from a known
/// revision. Several of them, of different sources, are one statement and one transaction. Each can
/// be made once only, so it may be sent again when the connection broke.
///
/// Immutable.
record Publishing(
        Draft draft, Write.PutSource source, long revision, List<Write.PutVersion> versions) {
    /// A commit with more versions goes alone.
    private static final int MAX_VERSIONS = 64;

    private static final String PUBLISH =
            "SELECT numbers_, contents_ FROM registry_publish("
                    + "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /// The commit in this form, or null if it is of another kind.
    static @Nullable Publishing of(Draft draft) {
        Commit commit = draft.commit();
        if (commit.requirements().size() != 1
                || !(commit.requirements().getFirst() instanceof SourceAtRevision at)
                || commit.events().isEmpty()
                || commit.writes().size() > 1 + MAX_VERSIONS) {
            return null;
        }
        Write.PutSource source = null;
        List<Write.PutVersion> versions = new ArrayList<>();
        for (Write write : commit.writes()) {
            if (write instanceof Write.PutSource put
                    && source == null
                    && put.source().id().equals(at.source())) {
                source = put;
            } else if (write instanceof Write.PutVersion put
                    && put.renamedFrom() == null
                    && put.source().equals(at.source())) {
                versions.add(put);
            } else {
                return null;
            }
        }
        return source == null || versions.isEmpty()
                ? null
                : new Publishing(draft, source, at.revision(), versions);
    }

    SourceId id() {
        return source.source().id();
    }

    /// Runs commits of different sources, all of them or none; the COMMIT is the caller's.
    static List<CommitEffect> run(Connection connection, List<Publishing> all) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUBLISH)) {
            bind(new Columns(connection, statement), all);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return effects(all, numbers(row.getArray(1)), numbers(row.getArray(2)));
            }
        }
    }

    private static void bind(Columns columns, List<Publishing> all) throws SQLException {
        columns.texts(all, p -> p.id().value());
        columns.numbers(all, Publishing::revision);
        columns.texts(all, p -> described(p).uri().text());
        columns.texts(all, p -> described(p).type());
        columns.texts(all, p -> StoredJson.printSettings(described(p)));
        columns.texts(all, p -> p.source().version().toString());
        columns.numbers(all, p -> p.draft().commit().atMillis());
        columns.texts(all, p -> p.draft().commit().actor().name());
        columns.texts(all, p -> p.draft().payload());

        List<Write.PutVersion> puts = new ArrayList<>();
        List<Long> commits = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (Write.PutVersion put : all.get(i).versions()) {
                puts.add(put);
                commits.add(i + 1L);
            }
        }
        columns.numbers(commits, number -> number);
        columns.texts(puts, put -> put.name().toString());
        columns.numbers(puts, Write.PutVersion::ordinal);
        columns.texts(puts, put -> put.version().toString());
        columns.texts(puts, Write.PutVersion::fingerprint);
        columns.texts(puts, Write.PutVersion::body);
        columns.texts(puts, put -> put.facts().kind().json());
        columns.numbers(puts, put -> (long) put.facts().fieldCount());
        columns.texts(puts, put -> put.facts().description());
        columns.numbers(puts, put -> put.facts().declared() ? 1L : 0L);
        columns.texts(puts, put -> put.bump() == null ? null : put.bump().name());
        columns.texts(puts, Write.PutVersion::changesJson);
    }

    private static DataSource described(Publishing publishing) {
        return publishing.source().source();
    }

    private static List<CommitEffect> effects(
            List<Publishing> all, Long[] numbers, Long[] contents) {
        List<CommitEffect> effects = new ArrayList<>(all.size());
        int content = 0;
        for (int i = 0; i < all.size(); i++) {
            Publishing one = all.get(i);
            IdentityHashMap<Write.PutVersion, Long> ids = new IdentityHashMap<>();
            for (Write.PutVersion put : one.versions()) {
                ids.put(put, contents[content++]);
            }
            TreeMap<SourceId, Long> revisions = new TreeMap<>();
            revisions.put(one.id(), one.revision() + 1);
            effects.add(new CommitEffect(one.draft().commit(), numbers[i], revisions, ids, null));
        }
        return effects;
    }

    private static Long[] numbers(Array array) throws SQLException {
        return (Long[]) array.getArray();
    }
}
