package org.schemaregistry.core.rule;

import org.jspecify.annotations.Nullable;
import org.schemaregistry.core.diff.Differ;
import org.schemaregistry.core.diff.SnapshotView;
import org.schemaregistry.core.diff.SourceDiff;
import org.schemaregistry.core.diff.TableDelta;
import org.schemaregistry.core.model.Coverage;
import org.schemaregistry.core.model.Field;
import org.schemaregistry.core.model.Identity;
import org.schemaregistry.core.model.QualifiedName;
import org.schemaregistry.core.model.Table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One case of `fixtures/rules/<RULE_ID>/<case>.txt`: a sentence, then the sections `before`,
/// `after`, `known` (renames and rights) and `expect`, each indented below its name.
record RuleFixture(Path file, String sentence, Map<String, List<String>> sections) {
    static final Path FOLDER = Path.of("..", "fixtures", "rules");

    private static final QualifiedName NAME = QualifiedName.of("orders");

    static List<RuleFixture> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".txt"))
                    .sorted()
                    .map(RuleFixture::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RuleFixture read(Path file) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        StringBuilder sentence = new StringBuilder();
        for (String line : lines(file)) {
            if (line.startsWith("# ")) {
                sentence.append(line.substring(2)).append('\n');
            } else if (line.startsWith("  ")) {
                section.add(line.strip());
            } else if (!line.isBlank()) {
                section = new ArrayList<>();
                sections.put(line.strip(), section);
            }
        }
        return new RuleFixture(file, sentence.toString(), sections);
    }

    String rule() {
        return FOLDER.relativize(file).getName(0).toString();
    }

    List<String> expected() {
        return sections.getOrDefault("expect", List.of());
    }

    /// What the differ and the rules say, in the form of the `expect` section.
    List<String> actual() {
        List<List<ClassifiedChange>> byProfile =
                Stream.of(Profile.values())
                        .map(profile -> classified(new RuleSet(profile)))
                        .toList();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < byProfile.get(0).size(); i++) {
            ClassifiedChange change = byProfile.get(0).get(i);
            StringBuilder line = new StringBuilder(change.rule().name());
            line.append(' ').append(change.change().path());
            int index = i;
            line.append(" | ")
                    .append(
                            byProfile.stream()
                                    .map(changes -> changes.get(index).bump().name())
                                    .collect(Collectors.joining("/")));
            line.append(" | affects ").append(words(change.affects().stream().map(Effect::json)));
            line.append(" | flags ").append(words(change.flags().stream().map(Flag::json)));
            lines.add(line.toString());
        }
        return lines;
    }

    private List<ClassifiedChange> classified(RuleSet rules) {
        SourceDiff diff = Differ.diff(before(), after());
        List<ClassifiedChange> changes = new ArrayList<>();
        for (TableDelta delta : diff.tables()) {
            changes.addAll(rules.classify(delta));
        }
        Table table = table("before");
        for (SourceDiff.AccessChange access : diff.access()) {
            if (table != null) {
                changes.addAll(rules.classify(List.of(access.change()), table, table));
            }
        }
        return changes;
    }

    private SnapshotView before() {
        Table table = table("before");
        Map<String, String> ids = new TreeMap<>();
        if (table != null) {
            for (Field field : table.fields()) {
                ids.put(field.name(), field.name());
            }
        }
        return view(table, NAME, ids, Coverage.FULL);
    }

    private SnapshotView after() {
        Table before = table("before");
        Table after = table("after");
        Map<String, String> ids = new TreeMap<>();
        if (after != null) {
            for (Field field : after.fields()) {
                String old = oldName(field.name());
                boolean known = before != null && before.field(old) != null;
                ids.put(field.name(), known ? old : "new " + old);
            }
        }
        boolean hidden = sections.getOrDefault("known", List.of()).contains("not visible");
        Coverage coverage =
                hidden
                        ? new Coverage("reader", List.of(NAME), List.of(), List.of(), List.of())
                        : Coverage.FULL;
        return view(after, newTableName(), ids, coverage);
    }

    private static SnapshotView view(
            @Nullable Table table, QualifiedName name, Map<String, String> ids, Coverage coverage) {
        SortedMap<QualifiedName, Table> tables = new TreeMap<>();
        SortedMap<QualifiedName, Identity.OfTable> identities = new TreeMap<>();
        if (table != null) {
            tables.put(name, table);
            identities.put(name, new Identity.OfTable("1", new TreeMap<>(ids), new TreeMap<>()));
        }
        return new SnapshotView(tables, new Identity("system", identities), coverage, true);
    }

    private String oldName(String name) {
        for (String line : sections.getOrDefault("known", List.of())) {
            if (line.startsWith("column ") && line.endsWith(" -> " + name)) {
                return line.substring("column ".length(), line.indexOf(" -> "));
            }
        }
        return name;
    }

    private QualifiedName newTableName() {
        for (String line : sections.getOrDefault("known", List.of())) {
            if (line.startsWith("table -> ")) {
                return QualifiedName.parse(line.substring("table -> ".length()));
            }
        }
        return NAME;
    }

    @Nullable Table table(String section) {
        List<String> lines = sections.get(section);
        return lines == null ? null : TableText.parse(lines);
    }

    /// The whole text with what was found as expectation.
    String rewritten() {
        StringBuilder text = new StringBuilder();
        sentence.lines().forEach(line -> text.append("# ").append(line).append('\n'));
        sections.forEach((name, lines) -> {
            if (!name.equals("expect")) {
                text.append(name).append('\n');
                lines.forEach(line -> text.append("  ").append(line).append('\n'));
            }
        });
        text.append("expect\n");
        actual().forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }

    private static String words(Stream<String> words) {
        List<String> list = words.toList();
        return list.isEmpty() ? "none" : String.join(", ", list);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return rule() + "/" + file.getFileName();
    }
}
