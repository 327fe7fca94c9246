package org.schemaregistry.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// The quick reading of a form finds what its regular expression does.
class TextFormTest {
    private static final String DATE = "\\d{4,}-\\d\\d-\\d\\d";
    private static final String MINUTES = "\\d\\d:\\d\\d";
    private static final String TIME = MINUTES + ":\\d\\d(\\.\\d+)?";
    private static final String ZONE = "([Zz]|[+-](\\d\\d:?)*\\d\\d)";
    private static final String ENDLESS = "-?infinity|";
    private static final String UUID =
            "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-fA-F]{32}";
    private static final String LOOSE_DATE =
            DATE + "([T ]" + TIME + ZONE + "?|(?s:.)" + MINUTES + ZONE + "?)?";
    private static final String LOOSE_TIME = "(" + MINUTES + "|" + TIME + ")" + ZONE + "?";

    private static final Map<TextForm, Pattern> STRICT =
            Map.of(
                    TextForm.DATE,
                    Pattern.compile(ENDLESS + DATE + "( BC)?"),
                    TextForm.TIME,
                    Pattern.compile(TIME),
                    TextForm.TIME_ZONED,
                    Pattern.compile(TIME + ZONE),
                    TextForm.TIMESTAMP,
                    Pattern.compile(ENDLESS + DATE + "[T ]" + TIME + "( BC)?"),
                    TextForm.TIMESTAMP_ZONED,
                    Pattern.compile(ENDLESS + DATE + "[T ]" + TIME + ZONE + "( BC)?"),
                    TextForm.UUID,
                    Pattern.compile(UUID));

    private static final Map<TextForm, Pattern> LOOSE =
            Map.of(
                    TextForm.DATE,
                    Pattern.compile(LOOSE_DATE),
                    TextForm.TIME,
                    Pattern.compile(LOOSE_TIME),
                    TextForm.TIME_ZONED,
                    Pattern.compile(LOOSE_TIME),
                    TextForm.TIMESTAMP,
                    Pattern.compile(LOOSE_DATE),
                    TextForm.TIMESTAMP_ZONED,
                    Pattern.compile(LOOSE_DATE),
                    TextForm.UUID,
                    Pattern.compile(UUID));

    private static final List<String> SAMPLES =
            List.of(
                    "2024-02-03",
                    "2024-02-03T04:05:06",
                    "2024-02-03 04:05:06.123456",
                    "2024-02-03T04:05:06.1234567890123456789012345678901234567890123",
                    "2024-02-03T04:05:06Z",
                    "2024-02-03T04:05:06.5Z",
                    "2024-02-03 04:05:06.5+02:00",
                    "12024-02-03T04:05:06 BC",
                    "2024-02-03T04:05+01",
                    "infinity",
                    "-infinity",
                    "04:05",
                    "04:05:06.7-03",
                    "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
                    "A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11",
                    "a0eebc999c0b4ef8bb6d6bb9bd380a11");

    /// Among them those whose low byte is a digit, a letter or a dash.
    private static final String ODD =
            "0123456789/:;-.+ TtZzABCGabfg`@{\u0130\u0439\u0141\u012d\u022d\u3030\uff10\uff19"
                    + "\u0660\u013a\u0154\u0120\ud83d\ude00\u0000\u00b2\u00b0\u0080\uffff\uffd0";

    @ParameterizedTest
    @EnumSource
    void anyOneCharacterInAnyPlace(TextForm form) {
        for (String sample : SAMPLES) {
            if (sample.length() > 40 || !fits(form, sample)) {
                continue;
            }
            char[] chars = sample.toCharArray();
            for (int at = 0; at < chars.length; at++) {
                for (int c = 0; c <= Character.MAX_VALUE; c++) {
                    chars[at] = (char) c;
                    String text = new String(chars);
                    boolean expected = fits(form, text);
                    if (form.fits(text) != expected) {
                        assertThat(text).as("%s fits: %s", form, expected).isNull();
                    }
                }
                chars[at] = sample.charAt(at);
            }
        }
    }

    @Property(tries = 200_000)
    void manyChanges(@ForAll TextForm form, @ForAll("texts") String text) {
        assertThat(form.fits(text)).as("%s %s", form, text).isEqualTo(fits(form, text));
        assertThat(form.loosely(text)).as("%s %s", form, text).isEqualTo(loosely(form, text));
    }

    /// A sample with some characters replaced, removed and added.
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<List<Integer>> edits =
                Arbitraries.integers().between(0, 1_000_000).list().ofMaxSize(4);
        return Arbitraries.of(SAMPLES).flatMap(sample -> edits.map(list -> edited(sample, list)));
    }

    private static String edited(String sample, List<Integer> edits) {
        StringBuilder text = new StringBuilder(sample);
        for (int edit : edits) {
            int at = edit / 300 % (text.length() + 1);
            char c = ODD.charAt(edit % 100 % ODD.length());
            int kind = edit / 100 % 3;
            if (kind == 0 || at == text.length()) {
                text.insert(at, c);
            } else if (kind == 1 && text.length() > 1) {
                text.deleteCharAt(at);
            } else {
                text.setCharAt(at, c);
            }
        }
        return text.toString();
    }

    private static boolean fits(TextForm form, String text) {
        return form == TextForm.ANY
                || (text.length() <= 64 && pattern(STRICT, form).matcher(text).matches());
    }

    private static boolean loosely(TextForm form, String text) {
        return form == TextForm.ANY
                || (text.length() <= 64 && pattern(LOOSE, form).matcher(text).matches());
    }

    private static Pattern pattern(Map<TextForm, Pattern> patterns, TextForm form) {
        return Objects.requireNonNull(patterns.get(form));
    }
}
