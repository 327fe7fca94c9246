package org.schemaregistry.sql.type;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// The words of date and time literals. All functions are pure.
final class DateTimeWords {
    /// Only so many letters of a word count.
    private static final int MAX_TOKEN = 10;

    private static final Map<String, Word> WORDS = words();

    /// What a word of a date or time means.
    enum Meaning {
        MONTH,
        WEEKDAY,
        ERA,
        MERIDIAN,
        IGNORED,
        NOW,
        DAY_WORD,
        ALLBALLS,
        ENDLESS,
        ISO_TIME,
        JULIAN,
        UNIT,
        SAVING
    }

    record Word(Meaning meaning, int value) {}

    private DateTimeWords() {}

    static boolean isWord(String lowerCase) {
        return WORDS.containsKey(token(lowerCase));
    }

    static @Nullable Word find(String lowerCase) {
        return WORDS.get(token(lowerCase));
    }

    static String token(String text) {
        return text.length() > MAX_TOKEN ? text.substring(0, MAX_TOKEN) : text;
    }

    private static Map<String, Word> words() {
        Map<String, Word> words = new HashMap<>();
        String[] months = {
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december"
        };
        for (int i = 0; i < months.length; i++) {
            put(words, months[i], Meaning.MONTH, i + 1);
        }
        put(
                words,
                "sun sunday mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday"
                        + " fri friday sat saturday",
                Meaning.WEEKDAY,
                0);
        put(words, "ad", Meaning.ERA, 0);
        put(words, "bc", Meaning.ERA, 1);
        put(words, "am", Meaning.MERIDIAN, 0);
        put(words, "pm", Meaning.MERIDIAN, 1);
        put(words, "at on", Meaning.IGNORED, 0);
        put(words, "now", Meaning.NOW, 0);
        put(words, "today tomorrow yesterday", Meaning.DAY_WORD, 0);
        put(words, "allballs", Meaning.ALLBALLS, 0);
        put(words, "epoch infinity -infinity", Meaning.ENDLESS, 0);
        put(words, "t", Meaning.ISO_TIME, 0);
        put(words, "j jd julian", Meaning.JULIAN, 0);
        put(words, "d dow doy h isodow isoyear m mm s y", Meaning.UNIT, 0);
        put(words, "dst", Meaning.SAVING, 0);
        return Map.copyOf(words);
    }

    private static void put(Map<String, Word> words, String texts, Meaning meaning, int value) {
        for (String text : texts.split(" ", -1)) {
            words.put(text, new Word(meaning, value));
        }
    }
}
