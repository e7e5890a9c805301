package dev.drydock.application.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.ManualDeadlines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A limit that several stages of one piece of work share. */
class TimeLimitTest {
    private final ManualDeadlines time = new ManualDeadlines();
    private final List<String> happened = new ArrayList<>();

    @Test
    void every_stage_is_told_when_the_time_is_up_also_one_that_asks_later() {
        TimeLimit limit = limit();
        limit.whenOver(() -> happened.add("first"));
        time.advance(Duration.ofSeconds(9));
        assertThat(happened).isEmpty();

        time.advance(Duration.ofSeconds(1));
        limit.whenOver(() -> happened.add("late"));

        assertThat(happened).containsExactly("first", "late");
    }

    @Test
    void a_limit_that_was_lifted_tells_nobody() {
        TimeLimit limit = limit();
        limit.whenOver(() -> happened.add("first"));

        limit.lift();
        limit.lift();
        time.advance(Duration.ofDays(1));

        assertThat(happened).isEmpty();
        assertThat(time.pending()).isZero();
    }

    @Test
    void no_limit_is_never_over() {
        TimeLimit limit = new TimeLimit(time, Optional.empty());
        limit.whenOver(() -> happened.add("never"));

        time.advance(Duration.ofDays(1000));

        assertThat(happened).isEmpty();
        limit.lift();
    }

    private TimeLimit limit() {
        return new TimeLimit(time, Optional.of(Duration.ofSeconds(10)));
    }
}
