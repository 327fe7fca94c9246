package org.schemaregistry.server.cli;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// JSON in as few lines as fit a width: lines break between members, and a line begins under the
/// object it goes on with. It remains JSON.
///
/// One thread.
final class FilledJson {
    private final int columns;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    private FilledJson(int columns) {
        this.columns = columns;
    }

    static List<String> lines(JsonNode node, int columns) {
        FilledJson filled = new FilledJson(columns);
        filled.write(node, "", "", 0);
        filled.lines.add(filled.line.toString());
        return filled.lines;
    }

    /// Writes a value after its opening (a member's name) and before its closing (commas, braces).
    /// A line that begins with the opening is indented by `depth`.
    private void write(JsonNode node, String opening, String closing, int depth) {
        if (node.isContainer() && !node.isEmpty()) {
            List<String> names = new ArrayList<>(node.propertyNames());
            String before = opening + (node.isObject() ? "{" : "[");
            String after = (node.isObject() ? "}" : "]") + closing;
            for (int i = 0; i < node.size(); i++) {
                boolean last = i == node.size() - 1;
                boolean object = node.isObject();
                write(
                        object ? node.get(names.get(i)) : node.get(i),
                        before + (object ? '"' + names.get(i) + "\": " : ""),
                        last ? after : ",",
                        i == 0 ? depth : depth + 1);
                before = "";
            }
        } else {
            token(opening + node + closing, depth);
        }
    }

    private void token(String text, int depth) {
        if (!line.isEmpty() && line.length() + 1 + text.length() > columns) {
            lines.add(line.toString());
            line.setLength(0);
        }
        if (line.isEmpty()) {
            line.append(lines.isEmpty() ? "" : " ".repeat(depth));
        } else {
            line.append(' ');
        }
        line.append(text);
    }
}
