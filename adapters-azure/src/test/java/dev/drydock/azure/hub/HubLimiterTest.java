package dev.drydock.azure.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.ManualDeadlines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HubLimiterTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualDeadlines time = new ManualDeadlines();
    private int admitted;

    static Stream<Arguments> figures() {
        return Stream.of(HubTier.values())
                .flatMap(tier -> Stream.of(HubOperation.values())
                        .flatMap(operation -> Stream.of(1, tier == HubTier.S3 ? 1 : 20)
                                .distinct()
                                .map(units -> Arguments.of(tier, operation, units))));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void more_calls_than_a_tier_grants_are_held_to_its_figure_and_use_most_of_it(
            HubTier tier, HubOperation operation, int units) {
        HubLimiter limiter = limiter(tier, units);
        double aMinute = tier.perSecond(operation, units) * 60;

        int inASecond = askOneAfterTheOther(limiter, operation, Duration.ofSeconds(1));
        int inAMinute = inASecond + askOneAfterTheOther(limiter, operation, MINUTE.minusSeconds(1));

        assertThat(inASecond).isLessThanOrEqualTo((int) Math.max(1, 2 * aMinute / 60));
        assertThat(inAMinute).isLessThanOrEqualTo((int) aMinute).isGreaterThan((int) (aMinute * 0.9) - 1);
    }

    @Test
    void what_is_let_through_at_once_is_one_second_of_calls() {
        HubLimiter limiter = limiter(HubTier.S1, 1);

        ask(limiter, HubOperation.METHOD, 100);
        ask(limiter, HubOperation.METHOD, 100);

        assertThat(admitted).isBetween(36, 40);
    }

    @Test
    void one_kind_of_call_does_not_wait_for_another() {
        HubLimiter limiter = limiter(HubTier.FREE, 1);
        ask(limiter, HubOperation.QUERY, 100);
        admitted = 0;

        ask(limiter, HubOperation.TWIN_READ, 1);

        assertThat(admitted).isEqualTo(1);
    }

    @Test
    void after_a_refusal_nothing_goes_for_a_while_and_for_longer_after_each_that_follows() {
        HubLimiter limiter = limiter(HubTier.S3, 1);
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Duration pause = limiter.refused(HubOperation.TWIN_READ);
            pauses.add(pause);
            admitted = 0;
            ask(limiter, HubOperation.TWIN_READ, 1);
            advance(pause.minusMillis(1));
            assertThat(admitted).isZero();
            advance(Duration.ofMillis(1));
            assertThat(admitted).isEqualTo(1);
        }

        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void calls_that_were_under_way_together_count_as_one_refusal() {
        HubLimiter limiter = limiter(HubTier.S3, 1);

        for (int i = 0; i < HubCalls.THREADS; i++) {
            assertThat(limiter.refused(HubOperation.METHOD)).isEqualTo(Duration.ofSeconds(1));
        }
        advance(Duration.ofSeconds(1));

        assertThat(limiter.refused(HubOperation.METHOD)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void once_the_hub_takes_calls_again_they_are_as_fast_as_before() {
        HubLimiter limiter = limiter(HubTier.S1, 1);
        for (int i = 0; i < 5; i++) {
            advance(limiter.refused(HubOperation.METHOD));
        }
        limiter.accepted(HubOperation.METHOD);
        advance(Duration.ofSeconds(2));

        ask(limiter, HubOperation.METHOD, 100);
        assertThat(admitted).isBetween(36, 40);
        assertThat(limiter.refused(HubOperation.METHOD)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_refusal_of_one_kind_does_not_hold_another() {
        HubLimiter limiter = limiter(HubTier.S1, 1);
        limiter.refused(HubOperation.METHOD);

        ask(limiter, HubOperation.TWIN_UPDATE, 1);

        assertThat(admitted).isEqualTo(1);
    }

    @Test
    void it_says_once_that_it_begins_to_hold() {
        List<String> said = new ArrayList<>();
        Logger logger = Logger.getLogger(HubLimiter.class.getName());
        Handler listener = listener(said);
        logger.addHandler(listener);
        try {
            HubLimiter limiter = limiter(HubTier.S1, 1);
            ask(limiter, HubOperation.QUERY, 1);
            assertThat(said).isEmpty();
            ask(limiter, HubOperation.QUERY, 30);
            advance(MINUTE);
            ask(limiter, HubOperation.QUERY, 30);
            assertThat(said).hasSize(1);
            assertThat(said.get(0)).contains("QUERY").contains("S1").contains("1 unit");
        } finally {
            logger.removeHandler(listener);
        }
    }

    @Test
    void it_says_once_that_the_hub_refuses_however_often_it_does_and_once_that_it_is_over() {
        List<String> said = new ArrayList<>();
        Logger logger = Logger.getLogger(HubLimiter.class.getName());
        Handler listener = listener(said);
        logger.addHandler(listener);
        try {
            HubLimiter limiter = limiter(HubTier.S1, 1);
            for (int second = 0; second < 600; second++) {
                limiter.refused(HubOperation.METHOD);
                advance(Duration.ofSeconds(1));
                if (second % 7 == 0) {
                    limiter.accepted(HubOperation.METHOD);
                }
            }
            assertThat(said).containsExactly("The hub refuses METHOD calls (429): they wait, and are made again later");
            advance(MINUTE);
            limiter.accepted(HubOperation.METHOD);
            limiter.accepted(HubOperation.METHOD);
            assertThat(said).hasSize(2).contains("The hub takes METHOD calls again");
            limiter.refused(HubOperation.METHOD);
            assertThat(said).hasSize(3);
        } finally {
            logger.removeHandler(listener);
        }
    }

    private HubLimiter limiter(HubTier tier, int units) {
        return new HubLimiter(
                tier,
                units,
                time,
                () -> Duration.between(ManualDeadlines.BEGINNING, time.now()).toNanos());
    }

    private void ask(HubLimiter limiter, HubOperation operation, int calls) {
        for (int i = 0; i < calls; i++) {
            limiter.admit(operation).thenRun(() -> admitted++);
        }
    }

    /** The number of calls by a caller that makes the next when one is admitted, without the one that comes too late. */
    private int askOneAfterTheOther(HubLimiter limiter, HubOperation operation, Duration duration) {
        Instant end = time.now().plus(duration);
        int made = 0;
        while (true) {
            CompletableFuture<Void> admission = limiter.admit(operation).toCompletableFuture();
            while (!admission.isDone()) {
                time.advanceToNext();
            }
            if (!time.now().isBefore(end)) {
                return made;
            }
            made++;
        }
    }

    private void advance(Duration by) {
        time.advance(by);
    }

    private static Handler listener(List<String> said) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                said.add(java.text.MessageFormat.format(record.getMessage(), record.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
