package org.schemaregistry.registry.api;

import org.schemaregistry.core.query.Finding;
import org.schemaregistry.core.query.Verdict;

import java.util.List;

/// What a change of a source means for a registered query that it may touch. `breaks` is true where
/// the query was whole before.
///
/// Immutable.
public record QueryImpact(String query, Verdict verdict, List<Finding> findings, boolean breaks) {
    public QueryImpact {
        findings = List.copyOf(findings);
    }
}
