package org.schemaregistry.server.cli;

import org.schemaregistry.registry.api.ScheduleSummary;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The schedule of a source, for people and as JSON.
final class ScheduleText {
    private ScheduleText() {}

    /// JSON null if there is none.
    static JsonNode json(Optional<ScheduleSummary> schedule) {
        return schedule.<JsonNode>map(one ->
                        Json.object()
                                .put("every", Times.showInterval(one.everyMillis()))
                                .put("everyMillis", one.everyMillis())
                                .put("dueAt", one.dueAtMillis())
                                .put("running", one.running())
                                .put("failures", one.failures())
                                .put("lastAt", one.lastAtMillis())
                                .put("lastError", one.lastError()))
                .orElse(NullNode.getInstance());
    }

    /// Labels with what stands beside them.
    static Map<String, String> lines(ScheduleSummary schedule, long nowMillis) {
        Map<String, String> lines = new LinkedHashMap<>();
        String next =
                schedule.running()
                        ? "running now"
                        : schedule.dueAtMillis() <= nowMillis
                                ? "due now"
                                : "next " + Times.show(schedule.dueAtMillis());
        lines.put("every", Times.showInterval(schedule.everyMillis()) + ", " + next);
        if (schedule.lastError() != null && schedule.failures() > 0) {
            lines.put(
                    "last scan",
                    "failed "
                            + (schedule.failures() == 1 ? "once" : schedule.failures() + " times")
                            + ": "
                            + schedule.lastError());
        } else if (schedule.lastAtMillis() != null) {
            String remark = schedule.lastError() == null ? "" : ", " + schedule.lastError();
            lines.put("last scan", Times.show(schedule.lastAtMillis()) + remark);
        }
        return lines;
    }
}
