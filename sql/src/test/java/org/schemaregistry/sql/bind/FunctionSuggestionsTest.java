package org.schemaregistry.sql.bind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// What is proposed for a function that is not there can be called by a query.
class FunctionSuggestionsTest {
    private final QueryChecker checker =
            new QueryChecker(SchemaCatalog.of(ExampleSource.snapshot(15), "public"));

    @ParameterizedTest
    @CsvSource({"lenght(name), length", "uper(name), upper", "mean(id), avg", "getdate(), now"})
    void theNearestComesFirst(String call, String meant) {
        assertThat(suggestions(call).getFirst()).isEqualTo(meant);
    }

    @Test
    void whatServesTheEngineIsNotProposed() {
        assertThat(suggestions("box_im(name)")).doesNotContain("box_in", "box_out");
        assertThat(suggestions("btrim_handler(name)")).noneMatch(name -> name.endsWith("handler"));
        assertThat(suggestions("texts(name)")).doesNotContain("textin", "textout");
    }

    private List<String> suggestions(String call) {
        return checker.check("SELECT " + call + " FROM customer")
                .findings()
                .getFirst()
                .suggestions();
    }
}
