package org.schemaregistry.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Test
    void sortsMembersByCodeUnitAndDropsWhiteSpace() {
        assertThat(CanonicalJson.write(CanonicalJson.read("{ \"b\" : 1, \"a\": [ true , null ] }")))
                .isEqualTo("{\"a\":[true,null],\"b\":1}");
        // The order that RFC 8785 section 3.2.3 shows: a surrogate pair sorts before U+FB33.
        assertThat(
                        CanonicalJson.write(
                                CanonicalJson.read(
                                        "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,"
                                            + "\"\\u0080\":6,\"\\u00f6\":7}")))
                .isEqualTo(
                        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}");
    }

    @Test
    void escapesOnlyWhatMustBe() {
        assertThat(
                        CanonicalJson.write(
                                CanonicalJson.read(
                                        "\"\\u20ac$\\u000F\\u000aA'B\\\"\\\\\\u0022/\"")))
                .isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\"/\"");
    }

    @Test
    void refusesWhatHasNoOneForm() {
        assertThatThrownBy(() -> CanonicalJson.write(CanonicalJson.read("1.5")))
                .hasMessageContaining("whole numbers");
        assertThatThrownBy(() -> CanonicalJson.write(CanonicalJson.read("9007199254740993")))
                .hasMessageContaining("2^53");
        assertThatThrownBy(() -> CanonicalJson.read("{\"a\":1,\"a\":2}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.read("[".repeat(300) + "]".repeat(300)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.read("{\"a\":")).hasMessageContaining("column 6");
    }

    @Property
    void anyTextSurvives(@ForAll String text) {
        String written =
                CanonicalJson.write(CanonicalJson.mapper().getNodeFactory().stringNode(text));
        if (text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
            assertThat(CanonicalJson.read(written).stringValue()).isEqualTo(text);
        }
    }
}
