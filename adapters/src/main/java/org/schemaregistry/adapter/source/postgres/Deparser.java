package org.schemaregistry.adapter.source.postgres;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.model.ScanError;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Fetches the texts that only the engine can spell. Deparsing may wait for a lock or meet an
/// object that was dropped meanwhile: then it narrows down, by halves under savepoints, to the
/// relations that fail, and goes on without those. One scan, one thread.
final class Deparser {
    private static final int FALLBACK_LOCK_TIMEOUT_MILLIS = 100;
    private static final int CHUNK = 512;
    private static final int POOLED_CHARS = 40;

    /// Lock not available, and what a vanished relation, function or type gives.
    private static final Set<String> OF_ONE_OBJECT =
            Set.of("55P03", "XX000", "42P01", "42704", "42883", "3F000", "42703");

    private final Session session;
    private final CatalogReader reader;
    private final Map<Long, ScanError.Code> failed = new HashMap<>();
    private final int maxTextChars;

    Deparser(Session session, CatalogReader reader, int maxTextChars) {
        this.session = session;
        this.reader = reader;
        this.maxTextChars = maxTextChars;
    }

    /// Adds the deparsed texts to the rows.
    ///
    /// @return the relations that could not be deparsed, with the reason
    Map<Long, ScanError.Code> deparse(Rows rows, List<Long> relations) throws ScanFailed {
        if (reader.all()) {
            Map<Long, List<Rows.Deparsed>> texts = new HashMap<>();
            if (attempt(reader.sql("deparse"), new Long[0], texts) == null) {
                rows.deparsed.putAll(texts);
                return failed;
            }
            session.setTimeouts(FALLBACK_LOCK_TIMEOUT_MILLIS);
        }
        Long[] oids = relations.toArray(Long[]::new);
        for (int from = 0; from < oids.length; from += CHUNK) {
            narrow(Arrays.copyOfRange(oids, from, Math.min(oids.length, from + CHUNK)), rows);
        }
        return failed;
    }

    private void narrow(Long[] relations, Rows rows) throws ScanFailed {
        Map<Long, List<Rows.Deparsed>> texts = new HashMap<>();
        ScanError.Code code = attempt(reader.sqlFor("deparse"), relations, texts);
        if (code == null) {
            rows.deparsed.putAll(texts);
        } else if (relations.length == 1) {
            failed.put(relations[0], code);
        } else {
            session.setTimeouts(FALLBACK_LOCK_TIMEOUT_MILLIS);
            int half = relations.length / 2;
            narrow(Arrays.copyOfRange(relations, 0, half), rows);
            narrow(Arrays.copyOfRange(relations, half, relations.length), rows);
        }
    }

    /// Null if it went well.
    private ScanError.@Nullable Code attempt(
            Sql sql, Long[] relations, Map<Long, List<Rows.Deparsed>> texts) throws ScanFailed {
        Savepoint savepoint = session.savepoint();
        try {
            session.tryEach(
                    sql,
                    r -> {
                        long relation = r.getLong(1);
                        String body = r.getString(5);
                        if (body != null && body.length() > maxTextChars) {
                            failed.put(relation, ScanError.Code.LIMIT_EXCEEDED);
                        }
                        CatalogReader.list(texts, relation)
                                .add(
                                        new Rows.Deparsed(
                                                reader.cells().pooled(r.getString(2)),
                                                r.getLong(3),
                                                r.getString(4),
                                                body != null && body.length() <= POOLED_CHARS
                                                        ? reader.cells().pooled(body)
                                                        : body,
                                                r.getString(6)));
                    },
                    CatalogReader.repeated(relations, sql.oidParameters()));
        } catch (SQLException e) {
            if (!OF_ONE_OBJECT.contains(Failures.state(e))) {
                throw session.failed(e);
            }
            session.rollbackTo(savepoint);
            return Failures.state(e).equals("55P03")
                    ? ScanError.Code.LOCKED
                    : ScanError.Code.OBJECT_VANISHED;
        }
        session.release(savepoint);
        return null;
    }
}
