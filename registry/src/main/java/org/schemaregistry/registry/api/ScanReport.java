package org.schemaregistry.registry.api;

import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.ScanError;
import org.schemaregistry.core.model.ScanStatus;
import org.schemaregistry.core.model.SourceId;

import java.util.List;

/// How a scan went. `changed` is what was committed, or would be after a dry run or where the scan
/// is held; `impact` is what that means for the registered queries it may touch. `revision` is the
/// registry's after it.
public record ScanReport(
        SourceId source,
        ScanStatus status,
        int tablesSeen,
        List<TableChange> changed,
        List<QueryImpact> impact,
        List<RenameSuggestion> suggestions,
        List<ScanError> errors,
        List<String> warnings,
        long durationMillis,
        long revision) {
    /// A drop and an addition that look like a rename nobody can prove. `path` names the table, or
    /// the table and field.
    public record RenameSuggestion(QualifiedName table, String from, String to) {}

    public ScanReport {
        changed = List.copyOf(changed);
        impact = List.copyOf(impact);
        suggestions = List.copyOf(suggestions);
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }
}
