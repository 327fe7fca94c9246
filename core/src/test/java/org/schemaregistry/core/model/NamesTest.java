package org.schemaregistry.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "none",
            value = {
                "orders | none | orders",
                "sales.orders | sales | orders",
                "\"a.b\" | none | a.b",
                "\"a.b\".\"c\"\"d\" | a.b | c\"d",
                "sales.\"c.d\" | sales | c.d",
                "my table | none | my table",
                "Größe.表 | Größe | 表",
                "'x' | none | 'x'",
            })
    void namesAreReadAndPrinted(String text, @Nullable String schema, String name) {
        QualifiedName parsed = QualifiedName.parse(text);
        assertThat(parsed).isEqualTo(new QualifiedName(schema, name));
        assertThat(parsed).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a.",
                ".a",
                "a..b",
                "a.b.c",
                "\"",
                "\"a",
                "\"a\"b",
                "a\"b",
                "\"\"",
                "\"a\".",
                "a.\"b\"c",
                "\"a\"\"",
                "a\0b"
            })
    void malformedNamesAreRefused(String text) {
        assertThatThrownBy(() -> QualifiedName.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
    }

    @Test
    void aNeedlesslyQuotedNameIsPrintedBare() {
        assertThat(QualifiedName.parse("\"a\".\"b\"")).hasToString("a.b");
    }

    @Test
    void theLongestPartIsAccepted() {
        String part = "x".repeat(QualifiedName.MAX_PART_CHARS);
        assertThat(QualifiedName.parse(part + "." + part).name()).isEqualTo(part);
        assertThatThrownBy(() -> QualifiedName.of(part + "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QualifiedName.parse("x".repeat(5000) + "."))
                .message()
                .hasSizeLessThan(500);
    }

    @Property
    void everyNameIsReadBackAsPrinted(@ForAll("names") QualifiedName name) {
        assertThat(QualifiedName.parse(name.toString())).isEqualTo(name);
    }

    @Property
    void everyReferenceIsReadBackAsPrinted(
            @ForAll("names") QualifiedName name, @ForAll("sources") String source) {
        TableRef ref = new TableRef(new SourceId(source), name);
        assertThat(TableRef.parse(ref.toString())).isEqualTo(ref);
    }

    @Property
    void orderAgreesWithEquality(
            @ForAll("names") QualifiedName left, @ForAll("names") QualifiedName right) {
        assertThat(left.compareTo(right) == 0).isEqualTo(left.equals(right));
        assertThat(Integer.signum(left.compareTo(right)))
                .isEqualTo(-Integer.signum(right.compareTo(left)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "orders", ".orders", "shop.", "a b.orders", "ü.orders", "shop.a.b.c"})
    void malformedReferencesAreRefused(String text) {
        assertThatThrownBy(() -> TableRef.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    @Test
    void everythingBeforeTheFirstDotIsTheSource() {
        TableRef ref = TableRef.parse("shop.sales.\"a.b\"");
        assertThat(ref.source()).isEqualTo(new SourceId("shop"));
        assertThat(ref.table()).isEqualTo(new QualifiedName("sales", "a.b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "env:DB | env | DB",
                "file:/run/secrets/db | file | /run/secrets/db",
                "vault:kv/data:x#y | vault | kv/data:x#y"
            })
    void secretReferencesAreReadAndPrinted(String text, String scheme, String locator) {
        SecretRef ref = SecretRef.parse(text);
        assertThat(ref).isEqualTo(new SecretRef(scheme, locator)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CANARY",
                ":CANARY",
                "CANARY:x",
                "e v:CANARY",
                "env:",
                "env: ",
                "env:CANARY\n"
            })
    void malformedSecretReferencesAreRefusedAndNeverRepeated(String text) {
        assertThatThrownBy(() -> SecretRef.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("env:NAME")
                .message()
                .doesNotContain("CANARY");
    }

    @Provide
    Arbitrary<QualifiedName> names() {
        return Combinators.combine(part().injectNull(0.3), part()).as(QualifiedName::new);
    }

    @Provide
    Arbitrary<String> sources() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("_-09AZ")
                .ofMinLength(1)
                .ofMaxLength(64);
    }

    private static Arbitrary<String> part() {
        Arbitrary<String> awkward =
                Arbitraries.strings().withChars(".\"' a\\\n中").ofMinLength(1).ofMaxLength(8);
        Arbitrary<String> any =
                Arbitraries.strings()
                        .ofMinLength(1)
                        .ofMaxLength(63)
                        .filter(text -> text.indexOf('\0') < 0);
        return Arbitraries.oneOf(awkward, any);
    }
}
