package org.schemaregistry.adapter.source.corpora;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A schema through time: steps in order. In a history of `whole` schemas every step is loaded into
/// a database of its own, so that ids are lost between them, as after dump and restore; otherwise
/// the steps change one database.
record History(String name, boolean whole, int major, List<Step> steps) {

    record Step(String name, List<String> statements) {}

    static List<History> all(Path corpora) {
        Path schemas = corpora.resolve("schemas");
        return List.of(
                whole("pagila", schemas.resolve("pagila"), 18),
                whole("inaturalist", schemas.resolve("inaturalist"), 15),
                whole("adventureworks", schemas.resolve("adventureworks"), 15),
                whole("chinook", schemas.resolve("chinook"), 15),
                concourse(schemas.resolve("concourse/migrations")),
                synapse(schemas.resolve("synapse/schema")));
    }

    private static History whole(String name, Path folder, int major) {
        List<Step> steps = new ArrayList<>();
        for (Path file : files(folder, ".sql")) {
            String step = fileName(file).replaceAll("(-[0-9a-f]{10})?\\.sql$", "");
            steps.add(new Step(step, SqlScript.statements(read(file))));
        }
        return new History(name, true, major, steps);
    }

    private static History concourse(Path folder) {
        List<Step> steps = new ArrayList<>();
        for (Path file : files(folder, ".up.sql")) {
            steps.add(
                    new Step(
                            fileName(file).replace(".up.sql", ""),
                            SqlScript.statements(read(file))));
        }
        return new History("concourse", false, 15, steps);
    }

    /// Full schema 72, which holds the deltas of version 72, then one step for each later version.
    /// The deltas written in Python are left out.
    private static History synapse(Path folder) {
        List<Step> steps = new ArrayList<>();
        List<String> full = new ArrayList<>();
        for (String part : List.of("common", "main", "state")) {
            full.addAll(
                    SqlScript.statements(
                            read(folder.resolve(part + "/full_schemas/72/full.sql.postgres"))));
        }
        steps.add(new Step("72-full", full));
        TreeMap<Integer, List<String>> deltas = new TreeMap<>();
        for (String part : List.of("common", "main", "state")) {
            for (Path version : files(folder.resolve(part + "/delta"), "")) {
                int number = Integer.parseInt(fileName(version));
                if (number <= 72) {
                    continue;
                }
                for (Path file : files(version, "")) {
                    if (fileName(file).endsWith(".sql") || fileName(file).endsWith(".postgres")) {
                        deltas.computeIfAbsent(number, n -> new ArrayList<>())
                                .addAll(SqlScript.statements(read(file)));
                    }
                }
            }
        }
        deltas.forEach((number, statements) -> steps.add(new Step(number + "-delta", statements)));
        return new History("synapse", false, 15, steps);
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> fileName(file).endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
