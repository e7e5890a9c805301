package dev.drydock.mqtt.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.ManualDeadlines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class QuietTest {
    private static final Duration TIME = Duration.ofMillis(500);

    private final ManualDeadlines time = new ManualDeadlines();
    private final List<CompletableFuture<Void>> asked = new ArrayList<>();
    private int ends;
    private final Quiet quiet = new Quiet(time, TIME, this::ask, () -> ends++);

    @Test
    void it_is_quiet_when_nothing_has_come_for_the_time_nor_before_the_answer_to_one_more_request() {
        quiet.stir();
        pass(499);
        assertThat(asked).isEmpty();
        pass(1);
        assertThat(asked).hasSize(1);
        assertThat(ends).isZero();

        asked.get(0).complete(null);
        pass(20);

        assertThat(ends).isEqualTo(1);
    }

    @Test
    void what_comes_in_time_begins_the_time_anew() {
        quiet.stir();
        for (int i = 0; i < 10; i++) {
            pass(400);
            quiet.stir();
        }

        assertThat(asked).isEmpty();
    }

    @Test
    void what_comes_before_the_answer_makes_the_answer_count_for_nothing() {
        quiet.stir();
        pass(500);
        quiet.stir();
        asked.get(0).complete(null);
        pass(499);
        assertThat(ends).isZero();

        pass(1);
        asked.get(1).complete(null);
        pass(20);

        assertThat(ends).isEqualTo(1);
    }

    @Test
    void what_comes_after_the_answer_is_waited_for_too() {
        quiet.stir();
        pass(500);
        asked.get(0).complete(null);
        quiet.stir();
        pass(400);

        assertThat(ends).isZero();
    }

    @Test
    void a_shorter_time_counts_from_now() {
        quiet.stir();
        quiet.stir(Duration.ofMillis(30));
        pass(30);

        assertThat(asked).hasSize(1);
    }

    @Test
    void a_request_that_fails_is_an_answer() {
        quiet.stir();
        pass(500);
        asked.get(0).completeExceptionally(new IllegalStateException("no connection"));
        pass(20);

        assertThat(ends).isEqualTo(1);
    }

    @Test
    void after_its_end_nothing_happens_any_more() {
        quiet.stir();
        quiet.end();
        quiet.stir();
        pass(10_000);

        assertThat(asked).isEmpty();
        assertThat(ends).isZero();
    }

    private CompletableFuture<Void> ask() {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        asked.add(answer);
        return answer;
    }

    private void pass(int millis) {
        time.advance(Duration.ofMillis(millis));
    }
}
