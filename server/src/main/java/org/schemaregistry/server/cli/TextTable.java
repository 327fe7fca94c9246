package org.schemaregistry.server.cli;

import java.util.ArrayList;
import java.util.List;

/// Rows under headings, aligned for a person. On a terminal the last column is cut to the screen's
/// width; into a file or pipe nothing is cut.
///
/// One thread.
final class TextTable {
    private static final String GAP = "  ";
    private static final int LAST_COLUMN_AT_LEAST = 10;

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... headings) {
        this.headings = List.of(headings);
    }

    TextTable row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(
                    "row: expected " + headings.size() + " cells, found " + cells.length);
        }
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(Printable.line(String.valueOf(cell)));
        }
        rows.add(row);
        return this;
    }

    /// The lines, headings first.
    ///
    /// @param screenColumns 0 if nothing is to be cut
    List<String> lines(int screenColumns) {
        int[] widths = widths();
        List<String> lines = new ArrayList<>();
        lines.add(line(headings, widths, screenColumns));
        for (List<String> row : rows) {
            lines.add(line(row, widths, screenColumns));
        }
        return lines;
    }

    private int[] widths() {
        int[] widths = new int[headings.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Printable.columns(headings.get(i));
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], Printable.columns(row.get(i)));
            }
        }
        return widths;
    }

    private static String line(List<String> cells, int[] widths, int screenColumns) {
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean last = i == cells.size() - 1;
            if (last && screenColumns > 0) {
                cell = cut(cell, Math.max(LAST_COLUMN_AT_LEAST, screenColumns - used));
            }
            line.append(cell);
            if (!last) {
                line.append(" ".repeat(widths[i] - Printable.columns(cell))).append(GAP);
                used += widths[i] + GAP.length();
            }
        }
        return line.toString().stripTrailing();
    }

    private static String cut(String text, int columns) {
        return Printable.columns(text) <= columns
                ? text
                : Printable.start(text, columns - 1).stripTrailing() + "…";
    }
}
