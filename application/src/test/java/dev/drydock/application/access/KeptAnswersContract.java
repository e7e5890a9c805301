package dev.drydock.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.access.KeptAnswers.Kept;
import dev.drydock.domain.digest.Sha256;
import dev.drydock.domain.firmware.Digest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The promises of everything that keeps answers. */
public abstract class KeptAnswersContract {
    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05.678Z");
    private static final Kept CREATED = answer("add it", 201, "{\"id\":\"r-1\"}");
    private static final Kept REFUSED = answer("add another", 409, "");

    protected abstract KeptAnswers answers();

    private static Kept answer(String request, int status, String body) {
        return new Kept(Digest.of(Sha256.of(request)), status, body);
    }

    @Test
    void an_answer_is_found_by_person_and_key_as_it_was_kept() {
        KeptAnswers answers = answers();
        answers.keep("ada", "key", CREATED, NOW);
        answers.keep("ada", "Key", REFUSED, NOW);

        assertThat(answers.find("ada", "key")).contains(CREATED);
        assertThat(answers.find("ada", "Key")).contains(REFUSED);
        assertThat(answers.find("ada", "other")).isEmpty();
    }

    @Test
    void two_people_may_use_the_same_key() {
        KeptAnswers answers = answers();
        answers.keep("ada", "key", CREATED, NOW);
        assertThat(answers.find("bob", "key")).isEmpty();

        answers.keep("bob", "key", REFUSED, NOW);

        assertThat(answers.find("ada", "key")).contains(CREATED);
        assertThat(answers.find("bob", "key")).contains(REFUSED);
    }

    @Test
    void the_first_answer_stays_when_another_is_kept_under_its_key() {
        KeptAnswers answers = answers();
        answers.keep("ada", "key", CREATED, NOW);

        answers.keep("ada", "key", REFUSED, NOW.plusSeconds(60));

        assertThat(answers.find("ada", "key")).contains(CREATED);
        answers.removeBefore(NOW.plusSeconds(1), 10);
        assertThat(answers.find("ada", "key")).isEmpty();
    }

    @Test
    void a_long_answer_and_an_odd_key_come_back_whole() {
        KeptAnswers answers = answers();
        Kept longAnswer = answer("list", 200, "ø\n\"'\\ \uD83D\uDE80".repeat(20_000));
        String key = "'; -- \"ø\" % _ \\";

        answers.keep("ada@example.org", key, longAnswer, NOW);

        assertThat(answers.find("ada@example.org", key)).contains(longAnswer);
    }

    @Test
    void answers_from_before_a_time_are_removed_and_one_of_that_time_stays() {
        KeptAnswers answers = answers();
        answers.keep("ada", "old", CREATED, NOW.minusMillis(1));
        answers.keep("bob", "older", CREATED, NOW.minusSeconds(86_400));
        answers.keep("ada", "new", REFUSED, NOW);

        assertThat(answers.removeBefore(NOW, 10)).isEqualTo(2);

        assertThat(answers.find("ada", "old")).isEmpty();
        assertThat(answers.find("bob", "older")).isEmpty();
        assertThat(answers.find("ada", "new")).contains(REFUSED);
    }

    @Test
    void a_key_is_free_again_once_its_answer_was_removed() {
        KeptAnswers answers = answers();
        answers.keep("ada", "key", CREATED, NOW);
        answers.removeBefore(NOW.plusMillis(1), 10);

        answers.keep("ada", "key", REFUSED, NOW.plusMillis(2));

        assertThat(answers.find("ada", "key")).contains(REFUSED);
    }

    @Test
    void no_more_answers_are_removed_at_a_time_than_were_said() {
        KeptAnswers answers = answers();
        for (int key = 0; key < 5; key++) {
            answers.keep("ada", "key" + key, CREATED, NOW.plusMillis(key));
        }

        assertThat(answers.removeBefore(NOW.plusMillis(4), 3)).isEqualTo(3);
        assertThat(answers.removeBefore(NOW.plusMillis(4), 3)).isEqualTo(1);
        assertThat(answers.removeBefore(NOW.plusMillis(4), 3)).isZero();
        assertThat(answers.find("ada", "key4")).contains(CREATED);
    }
}
