package org.schemaregistry.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaregistry.core.json.CanonicalJson;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `check` of many queries: a stream of them, and a plan.
class CheckCommandsTest {
    @TempDir Path folder;

    private Shell shell;

    @BeforeEach
    void shop() {
        shell = new Shell(folder);
        shell.sqlite("shop.db", "CREATE TABLE orders (id INTEGER PRIMARY KEY, total INTEGER)");
        shell.run("source", "add", "shop", "shop.db").ok();
        shell.run("introspect", "shop").ok();
    }

    /// A bad line says where it stands, what was expected, what was found and what to do.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"id":1,"source":"shop","query":             | null | expected JSON, found the end of the text in the middle of a value
                    not json                                     | null | expected JSON, found 'not json' at column 1
                    {"id":1,"source":"shop","query":"x"} more    | null | expected JSON, found 'more' at column
                    {"id":1,"id":2,"source":"shop","query":"x"}  | null | expected JSON, found the member "id" twice
                    [1]                                          | null | expected an object {id, source, query, language?}, found an array
                    {"id":3,"source":"shop"}                     | 3    | query: expected text, found no such member; write {id, source, query, language?}
                    {"id":"x","source":"shop","query":5}         | "x"  | query: expected text, found a number; write
                    {"id":5,"source":"nos","query":"SELECT 1"}   | 5    | there is no source 'nos'; expected one of [shop]; list the sources with: source list
                    {"id":6,"source":"a b","query":"SELECT 1"}   | 6    | source id 'a b': expected 1 to 64
                    """)
    void aBadLineIsAnsweredInItsPlace(String line, String id, String error) throws IOException {
        Files.writeString(
                folder.resolve("b.jsonl"),
                """
                {"id":"first","source":"shop","query":"SELECT totl FROM orders"}

                %s
                {"source":"shop","query":"SELECT total FROM orders"}
                """
                        .formatted(line));
        List<JsonNode> answers =
                shell.run("check", "--batch", "b.jsonl")
                        .ok()
                        .out()
                        .lines()
                        .map(CanonicalJson::read)
                        .toList();
        assertThat(answers).hasSize(3);
        assertThat(answers.get(0).get("verdict").stringValue()).isEqualTo("reject");
        JsonNode bad = answers.get(1);
        assertThat(List.copyOf(bad.propertyNames())).containsExactly("id", "line", "error");
        assertThat(bad.get("id").toString()).isEqualTo(id);
        assertThat(bad.get("line").intValue()).isEqualTo(3);
        assertThat(bad.get("error").stringValue()).startsWith("line 3: " + error);
        assertThat(answers.get(2).get("verdict").stringValue()).isEqualTo("accept");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    [{"source":"shop","query":"SELECT id FROM orders"},   | plan p.json: expected JSON, found the end of the text
                    x                                                     | plan p.json: expected JSON, found 'x' at column 1
                    {}                                                    | plan p.json: expected an array of {source, query, language?}, found an object
                    []                                                    | plan p.json: expected one step or more, found none
                    [{"source":"shop","query":"SELECT 1"}, 1]             | plan p.json, step 2: expected an object {source, query, language?}, found a number
                    [{"source":"shop"}]                                   | plan p.json, step 1: query: expected text, found no such member
                    [{"source":"nos","query":"SELECT 1"}]                 | plan p.json, step 1: there is no source 'nos'; expected one of [shop]
                    """)
    void aBadPlanNamesTheStep(String plan, String error) throws IOException {
        Files.writeString(folder.resolve("p.json"), plan);
        Shell.Result refused = shell.run("check", "--plan", "p.json");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).startsWith("schema-registry: " + error);
    }

    @Test
    void aPlanIsAsGoodAsItsWorstStep() throws IOException {
        Files.writeString(
                folder.resolve("p.json"),
                """
                [{"source": "shop", "query": "SELECT id FROM orders"},
                 {"source": "shop", "query": "SELECT f(id) FROM orders"},
                 {"source": "shop", "query": "SELECT totl FROM orders"}]
                """);
        Shell.Result rejected = shell.run("check", "--plan", "p.json", "--json");
        assertThat(rejected.exitCode()).isEqualTo(1);
        assertThat(rejected.json().get("verdict").stringValue()).isEqualTo("reject");
        assertThat(rejected.json().at("/steps/0/step").intValue()).isEqualTo(1);
        assertThat(rejected.json().at("/steps/1/verdict").stringValue()).isEqualTo("unknown");
        assertThat(rejected.json().at("/steps/2/findings/0/suggestions/0").stringValue())
                .isEqualTo("total");
    }

    /// Said beside a file, a source would be passed over in silence.
    @Test
    void filesOfQueriesStandAlone() throws IOException {
        Files.writeString(folder.resolve("f"), "[]");
        for (String form : List.of("--batch", "--plan")) {
            assertThat(shell.run("check", form, "f", "--source", "shop").err())
                    .contains("expected " + form + " FILE alone");
            assertThat(shell.run("check", form, "f", "SELECT 1").exitCode()).isEqualTo(2);
        }
    }
}
