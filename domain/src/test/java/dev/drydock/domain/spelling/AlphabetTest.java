package dev.drydock.domain.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlphabetTest {
    @Test
    void it_has_its_own_characters_and_no_other() {
        assertThat(charactersOf(Alphabet.DIGITS)).isEqualTo(charactersOf("[0-9]"));
        assertThat(charactersOf(Alphabet.LOWER_CASE_AND_DIGITS)).isEqualTo(charactersOf("[a-z0-9]"));
        assertThat(charactersOf(Alphabet.LETTERS_AND_DIGITS)).isEqualTo(charactersOf("[A-Za-z0-9]"));
        assertThat(charactersOf(Alphabet.LETTERS_AND_DIGITS.and("._:+~^-")))
                .isEqualTo(charactersOf("[A-Za-z0-9._:+~^-]"));
    }

    @Test
    void what_is_added_leaves_the_alphabet_itself_as_it_is() {
        Alphabet.LETTERS_AND_DIGITS.and("#");

        assertThat(Alphabet.LETTERS_AND_DIGITS.has('#')).isFalse();
    }

    @Test
    void it_spells_texts_of_its_characters_alone() {
        assertThat(Alphabet.LETTERS_AND_DIGITS.spells("Gateway7")).isTrue();
        assertThat(Alphabet.LETTERS_AND_DIGITS.spells("")).isTrue();
        assertThat(Alphabet.LETTERS_AND_DIGITS.spells("gateway-7")).isFalse();
        assertThat(Alphabet.LETTERS_AND_DIGITS.spells("gateway7\n")).isFalse();
        assertThat(Alphabet.LETTERS_AND_DIGITS.spells("gateway\uD83D\uDE80")).isFalse();
    }

    private static String charactersOf(Alphabet alphabet) {
        return all(character -> alphabet.has(character.charAt(0)));
    }

    private static String charactersOf(String form) {
        return all(Pattern.compile(form).asMatchPredicate());
    }

    private static String all(Predicate<String> which) {
        return IntStream.rangeClosed(0, Character.MAX_VALUE)
                .mapToObj(character -> Character.toString(character))
                .filter(which)
                .reduce("", String::concat);
    }

    @Test
    void a_name_begins_with_a_letter_or_a_digit_and_is_not_too_long() {
        Alphabet alphabet = Alphabet.LETTERS_AND_DIGITS.and("-");

        assertThat(List.of("a", "9", "a-b", "A--")).allMatch(text -> alphabet.spellsName(text, 3));
        assertThat(List.of("", "-", "-a", "a.b", "abcd")).noneMatch(text -> alphabet.spellsName(text, 3));
    }
}
