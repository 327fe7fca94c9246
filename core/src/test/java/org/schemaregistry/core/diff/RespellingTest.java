package org.schemaregistry.core.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaregistry.core.model.Keys;

import java.util.List;

class RespellingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "SELECT c.id FROM c; SELECT id FROM c; true",
                "SELECT id FROM c; SELECT  c.id  FROM \"c\"; true",
                "((a > 0)); (a > 0); true",
                "(a > 0); a > 0; true",
                "f((a)); f(a); true",
                "a; (a); true",
                "SELECT c.id FROM c; SELECT d.id FROM c; false",
                "SELECT c.id FROM c; SELECT c.name FROM c; false",
                "SELECT c.id FROM c; SELECT name FROM c; false",
                "SELECT s.c.id FROM c; SELECT d.c.id FROM c; false",
                "(a OR b) AND c; a OR (b AND c); false",
                "a + b; a - b; false",
                "'x'; 'X'; false",
                "'('; ('('); true",
                "1; 2; false",
                "\"A\"; a; false",
                "a; a b; false",
                "now(); (; false"
            })
    void sameOnlyWhereNothingButSpellingDiffers(String from, String to, boolean same) {
        assertThat(Respelling.same(from, to)).isEqualTo(same);
        assertThat(Respelling.same(to, from)).isEqualTo(same);
    }

    @Test
    void whatSurroundsATextMustBeTheSame() {
        assertThat(Respelling.only(new Change.DefaultChanged("a", "(1)", "1"))).isTrue();
        assertThat(Respelling.only(new Change.DefaultChanged("a", null, "1"))).isFalse();
        assertThat(
                        Respelling.only(
                                new Change.CheckChanged(
                                        new Keys.Check("((a > 0))", true, true),
                                        new Keys.Check("(a > 0)", false, true))))
                .isFalse();
        assertThat(
                        Respelling.only(
                                new Change.IndexChanged(
                                        new Keys.Index("btree", List.of("Foo"), List.of(), null),
                                        new Keys.Index("btree", List.of("foo"), List.of(), null))))
                .isFalse();
        assertThat(
                        Respelling.only(
                                new Change.IndexChanged(
                                        new Keys.Index(
                                                "btree",
                                                List.of("((a + 1))"),
                                                List.of(),
                                                "t.a > 1"),
                                        new Keys.Index(
                                                "btree",
                                                List.of("(a + 1)"),
                                                List.of(),
                                                "(a > 1)"))))
                .isTrue();
    }
}
