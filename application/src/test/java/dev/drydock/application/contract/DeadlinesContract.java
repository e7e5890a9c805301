package dev.drydock.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.time.Deadlines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The promises of whatever lets things happen later, on a clock that the test moves. */
public abstract class DeadlinesContract {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final List<String> happened = new ArrayList<>();

    /** The deadlines of this test, always the same ones. */
    protected abstract Deadlines deadlines();

    /** Lets time pass; returns when all that fell due has happened. */
    protected abstract void pass(Duration time);

    private Runnable noting(String what) {
        return () -> happened.add(what);
    }

    @Test
    void an_action_happens_once_when_its_time_has_come_and_not_before() {
        deadlines().after(SECOND, noting("a"));
        assertThat(happened).as("never by the caller").isEmpty();
        pass(SECOND.minus(SHORT));
        assertThat(happened).isEmpty();
        pass(SHORT);
        assertThat(happened).containsExactly("a");
        pass(SECOND.multipliedBy(10));
        assertThat(happened).containsExactly("a");
    }

    @Test
    void actions_happen_in_the_order_of_their_times_and_then_in_that_in_which_they_were_asked_for() {
        deadlines().after(SECOND.multipliedBy(2), noting("late"));
        deadlines().after(SECOND, noting("first"));
        deadlines().after(SECOND, noting("second"));
        deadlines().after(Duration.ZERO, noting("at once"));
        pass(SECOND.multipliedBy(3));
        assertThat(happened).containsExactly("at once", "first", "second", "late");
    }

    @Test
    void a_time_of_nothing_or_in_the_past_is_now() {
        deadlines().after(Duration.ZERO, noting("zero"));
        deadlines().after(SECOND.negated(), noting("negative"));
        assertThat(happened).isEmpty();
        pass(Duration.ZERO);
        assertThat(happened).containsExactly("zero", "negative");
        deadlines().after(SECOND, noting("later"));
        pass(SECOND.minus(SHORT));
        assertThat(happened).as("the clock has not gone back").containsExactly("zero", "negative");
        pass(SHORT);
        assertThat(happened).containsExactly("zero", "negative", "later");
    }

    @Test
    void what_is_cancelled_does_not_happen_and_the_rest_does() {
        Deadlines.Pending cancelled = deadlines().after(SECOND, noting("cancelled"));
        deadlines().after(SECOND, noting("kept"));
        cancelled.cancel();
        cancelled.cancel();
        pass(SECOND);
        assertThat(happened).containsExactly("kept");
    }

    @Test
    void what_has_happened_can_be_cancelled_without_harm() {
        Deadlines.Pending past = deadlines().after(SECOND, noting("a"));
        pass(SECOND);
        past.cancel();
        deadlines().after(SECOND, noting("b"));
        pass(SECOND);
        assertThat(happened).containsExactly("a", "b");
    }

    @Test
    void an_action_may_ask_for_another_and_cancel_a_third() {
        Deadlines.Pending third = deadlines().after(SECOND.multipliedBy(2), noting("third"));
        deadlines().after(SECOND, () -> {
            third.cancel();
            deadlines().after(SECOND, noting("another"));
        });
        pass(SECOND.multipliedBy(2).minus(SHORT));
        assertThat(happened).isEmpty();
        pass(SHORT);
        assertThat(happened).containsExactly("another");
    }

    @Test
    void jitter_adds_up_to_half_and_never_takes_away() {
        for (int i = 0; i < 20; i++) {
            deadlines().afterWithJitter(SECOND, noting("jittered"));
        }
        pass(SECOND.minus(SHORT));
        assertThat(happened).isEmpty();
        pass(SECOND.dividedBy(2).plus(SHORT));
        assertThat(happened).hasSize(20);
    }

    @Test
    void jitter_on_no_time_is_no_time() {
        deadlines().afterWithJitter(Duration.ZERO, noting("a"));
        pass(Duration.ZERO);
        assertThat(happened).containsExactly("a");
    }
}
