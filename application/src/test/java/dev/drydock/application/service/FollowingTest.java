package dev.drydock.application.service;

import static dev.drydock.application.fakes.Reports.inEpoch;
import static dev.drydock.application.fakes.Reports.tutorial;
import static dev.drydock.application.fakes.Reports.withRecent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.Reports;
import dev.drydock.application.service.follow.Following;
import dev.drydock.application.service.follow.Sighting;
import dev.drydock.application.service.follow.Sighting.Changed;
import dev.drydock.application.service.follow.Sighting.Ended;
import dev.drydock.application.service.follow.Sighting.Progressed;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.word.ReportedState;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.update.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One update told from reports that come twice, late, in disorder or not at all. */
class FollowingTest {
    private final Following following = new Following(Images.order("u1"), Optional.empty());

    @Test
    void a_healthy_update_is_seen_state_by_state() {
        assertThat(words(
                        Reports.of("u1", 1, "waiting"),
                        Reports.of("u1", 2, "downloading"),
                        Reports.of("u1", 3, "downloading", 40),
                        Reports.of("u1", 4, "verifying"),
                        Reports.of("u1", 5, "completed")))
                .containsExactly("waiting", "downloading", "downloading 40", "verifying", "COMPLETED");
    }

    @Test
    void the_same_report_twice_is_one_sighting() {
        Reported report = Reports.of("u1", 1, "downloading", 5);

        assertThat(words(report, report, report)).hasSize(1);
    }

    @Test
    void a_report_that_comes_late_is_ignored() {
        assertThat(words(Reports.of("u1", 9, "installing"), Reports.of("u1", 8, "downloading", 99)))
                .containsExactly("installing");
    }

    @Test
    void a_device_that_began_anew_is_followed_from_its_first_report() {
        assertThat(words(
                        inEpoch(1, Reports.of("u1", 5000, "installing")),
                        inEpoch(2, Reports.of("u1", 1, "waiting")),
                        inEpoch(2, Reports.of("u1", 3, "verifying")),
                        inEpoch(2, Reports.of("u1", 2, "downloading"))))
                .containsExactly("installing", "waiting", "verifying");
    }

    @Test
    void a_report_of_an_epoch_that_the_device_has_left_is_ignored() {
        assertThat(words(
                        inEpoch(1, Reports.of("u1", 5000, "installing")),
                        inEpoch(2, Reports.of("u1", 1, "waiting")),
                        inEpoch(1, Reports.of("u1", 5001, "restarting")),
                        inEpoch(3, Reports.of("u1", 1, "downloading")),
                        inEpoch(2, Reports.of("u1", 9, "verifying"))))
                .containsExactly("installing", "waiting", "downloading");
    }

    @Test
    void four_epochs_that_the_device_has_left_are_remembered() {
        for (int number = 1; number <= 6; number++) {
            assertThat(words(inEpoch(number, Reports.of("u1", 1, "state " + number))))
                    .hasSize(1);
        }
        assertThat(words(
                        inEpoch(2, Reports.of("u1", 9, "second")),
                        inEpoch(5, Reports.of("u1", 9, "fifth")),
                        inEpoch(1, Reports.of("u1", 9, "first"))))
                .containsExactly("first");
    }

    @Test
    void a_report_without_an_epoch_is_one_of_the_present_epoch() {
        assertThat(words(
                        Reports.of("u1", 9, "waiting"),
                        inEpoch(1, Reports.of("u1", 3, "downloading")),
                        Reports.of("u1", 2, "waiting"),
                        Reports.of("u1", 4, "verifying"),
                        inEpoch(1, Reports.of("u1", 3, "downloading"))))
                .containsExactly("waiting", "downloading", "verifying");
    }

    @Test
    void after_the_end_nothing_more_is_seen() {
        assertThat(words(
                        Reports.of("u1", 5, "failed"),
                        Reports.of("u1", 6, "completed"),
                        Reports.of("u2", 7, "downloading")))
                .containsExactly("FAILED");
    }

    @Test
    void the_end_is_seen_though_every_report_before_it_was_missed() {
        assertThat(words(Reports.of("u1", 5, "rolledBack"))).containsExactly("ROLLED_BACK");
    }

    @ParameterizedTest
    @CsvSource({"completed,COMPLETED", "failed,FAILED", "rolledBack,ROLLED_BACK", "cancelled,CANCELLED"})
    void an_end_that_was_missed_is_found_among_the_recent_ones(String state, String ending) {
        assertThat(words(withRecent("u3", 9, "downloading", "u2=failed", "u1=" + state)))
                .containsExactly(ending);
    }

    @Test
    void another_update_under_way_says_nothing_of_this_one() {
        assertThat(words(Reports.of("u0", 1, "downloading"), withRecent("u0", 2, "completed", "u0=completed")))
                .isEmpty();
    }

    @Test
    void the_completed_of_a_former_update_is_not_taken_for_this_ones() {
        assertThat(words(Reports.of("u0", 1, "completed"), Reports.of("u1", 2, "waiting")))
                .containsExactly("waiting");
    }

    @Test
    void a_device_that_never_had_an_update_says_nothing_of_this_one() {
        assertThat(words(Reports.of(null, 1, "idle"))).isEmpty();
    }

    @Test
    void a_word_of_a_newer_device_is_shown_and_is_no_end() {
        assertThat(words(Reports.of("u1", 1, "polishing"), Reports.of("u1", 2, "completed")))
                .containsExactly("polishing", "COMPLETED");
    }

    @Test
    void the_stale_completed_of_a_tutorials_device_is_ignored_until_its_last_success_changes() {
        Following tutorials = new Following(Images.order("u1"), Optional.of(tutorial("completed", "T0")));

        assertThat(tutorials.observe(tutorial("completed", "T0"))).isEmpty();
        assertThat(tutorials.observe(tutorial("downloading", "T0"))).isPresent();
        assertThat(tutorials.observe(tutorial("applying", "T0"))).isPresent();
        assertThat(tutorials.observe(tutorial("completed", "T0"))).isEmpty();
        assertThat(tutorials.observe(tutorial("completed", "T1")).orElseThrow()).isInstanceOf(Ended.class);
    }

    @Test
    void the_first_success_of_a_tutorials_device_is_seen() {
        assertThat(following.observe(tutorial("standBy", null)).orElseThrow()).isInstanceOf(Changed.class);
        assertThat(following.observe(tutorial("standBy", null))).isEmpty();
        assertThat(following.observe(tutorial("completed", "T1")).orElseThrow()).isInstanceOf(Ended.class);
    }

    @Test
    void the_reason_is_told_with_the_end() {
        Sighting end = following
                .observe(withRecent("u2", 9, "downloading", "u1=failed"))
                .orElseThrow();

        assertThat(((Ended) end).reason().orElseThrow().code().text()).isEqualTo("some-code");
    }

    /** Reports in any order give exactly one end, and it is the last thing seen. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void shuffled_and_repeated_reports_end_once(long seed) {
        Random dice = new Random(seed);
        List<Reported> reports = new ArrayList<>();
        List<String> states = List.of("waiting", "downloading", "verifying", "installing", "restarting", "onTrial");
        for (int i = 0; i < states.size(); i++) {
            reports.addAll(Collections.nCopies(dice.nextInt(3), Reports.of("u1", i + 1, states.get(i))));
        }
        reports.add(Reports.of("u1", 7, "completed"));
        Collections.shuffle(reports, dice);

        List<String> seen = words(reports.toArray(Reported[]::new));

        assertThat(seen).as("seed " + seed).endsWith("COMPLETED").containsOnlyOnce("COMPLETED");
        assertThat(seen).as("seed " + seed).doesNotHaveDuplicates();
    }

    private List<String> words(Reported... reports) {
        List<String> words = new ArrayList<>();
        for (Reported report : reports) {
            following.observe(report).map(FollowingTest::word).ifPresent(words::add);
        }
        return words;
    }

    private static String word(Sighting sighting) {
        if (sighting instanceof Ended ended) {
            return ended.ending().name();
        }
        if (sighting instanceof Progressed progressed) {
            return progressed.word() + " " + progressed.percent();
        }
        return ((Changed) sighting).word();
    }

    @Test
    void every_ending_is_at_rest_and_work_is_not() {
        for (Ending ending : Ending.values()) {
            assertThat(new ReportedState.Ended(ending).isAtRest()).isTrue();
            assertThat(new ReportedState.Ended(ending).ending()).contains(ending);
        }
        assertThat(new ReportedState.Idle().isAtRest()).isTrue();
        for (Stage stage : Stage.values()) {
            assertThat(new ReportedState.Working(stage).isAtRest()).isFalse();
        }
    }

    @Test
    void an_unknown_word_counts_as_work() {
        assertThat(Reports.of("u1", 1, "polishing").update().orElseThrow().isAtRest())
                .isFalse();
        assertThat(Reports.of("u1", 1, "failed").update().orElseThrow().isAtRest())
                .isTrue();
    }
}
