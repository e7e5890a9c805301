package dev.drydock.application.fleet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.access.InMemoryKeptAnswers;
import dev.drydock.application.access.KeptAnswers.Kept;
import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.fleet.claim.FitForImage;
import dev.drydock.application.fleet.engine.Clocks;
import dev.drydock.application.fleet.engine.OrderLane;
import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.history.PastUpdate;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.Rank;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.digest.Sha256;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.rollout.AtRest;
import dev.drydock.domain.rollout.RolloutId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What would only grow is removed in time, in slices. */
class KeepHouseTest {
    private static final DeviceId LAMP = new DeviceId("lamp");
    private static final Duration KEEP = Duration.ofDays(90);

    private final ManualDeadlines deadlines = new ManualDeadlines();
    private final RolloutLedger memory = new InMemoryRolloutLedger();
    private final InMemoryKeptAnswers answers = new InMemoryKeptAnswers();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<LedgerUnavailable> troubles = new ArrayList<>();
    private boolean isAway;
    private int transactions;
    private final RolloutLedger ledger = new RolloutLedger() {
        @Override
        public <T> T exchange(Precedence precedence, Function<RolloutBook, T> change) {
            if (isAway) {
                throw new LedgerUnavailable("away", new IllegalStateException());
            }
            transactions++;
            return memory.exchange(precedence, change);
        }

        @Override
        public <T> T read(Function<RolloutView, T> look) {
            return memory.read(look);
        }
    };
    private final KeepHouse house =
            new KeepHouse(ledger, answers, KEEP, deadlines::now, deadlines, work::add, troubles::add);

    private void outcomes(Instant at, int number) {
        memory.exchange(book -> {
            book.outcomes()
                    .add(IntStream.range(0, number)
                            .mapToObj(each -> new PastUpdate(
                                    LAMP,
                                    new UpdateId(at.toEpochMilli() + "." + each),
                                    at,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Ending.COMPLETED,
                                    Optional.empty()))
                            .toList());
            return true;
        });
    }

    private int left() {
        return memory.read(view -> view.outcomes().of(LAMP, OptionalLong.empty(), 10_000))
                .size();
    }

    private void answer(String key, Instant at) {
        answers.keep("ada", key, new Kept(Digest.of(Sha256.of("x")), 200, ""), at);
    }

    private void work() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    @Test
    void outcomes_are_kept_for_their_time_and_removed_in_slices() {
        outcomes(deadlines.now().minus(KEEP).minusMillis(1), 2 * KeepHouse.SLICE + 1);
        outcomes(deadlines.now().minus(KEEP), 3);

        house.start();
        work.remove().run();
        assertThat(left()).isEqualTo(KeepHouse.SLICE + 4);
        assertThat(work).as("the next slice waits its turn").hasSize(1);
        work();

        assertThat(left()).isEqualTo(3);
        assertThat(transactions).as("three slices, and no rollout").isEqualTo(4);
    }

    @Test
    void every_hour_or_so_it_is_done_again() {
        house.start();
        work();
        outcomes(deadlines.now(), 1);

        deadlines.advance(KEEP.minusHours(2));
        work();
        assertThat(left()).isEqualTo(1);
        deadlines.advance(Duration.ofHours(4));
        work();
        assertThat(left()).isZero();
    }

    @Test
    void rollouts_that_have_ended_are_kept_for_their_time_and_their_members_removed_in_slices() {
        long settled = 5;
        rollout("spring", settled, KeepHouse.SLICE + 1);
        memory.exchange(book -> {
            book.keepTime(settled + KEEP.toMillis());
            return true;
        });
        round();
        assertThat(memory.<List<RolloutId>>read(view -> view.rolloutsOf(LAMP))).hasSize(1);

        memory.exchange(book -> {
            book.keepTime(settled + KEEP.toMillis() + 1);
            return true;
        });
        transactions = 0;
        round();

        memory.read(view -> {
            assertThat(view.history(Optional.empty(), 10)).isEmpty();
            assertThat(view.waves(id("spring"))).isEmpty();
            assertThat(view.rolloutsOf(LAMP)).isEmpty();
            return true;
        });
        assertThat(transactions)
                .as("outcomes, two slices, and no further rollout")
                .isEqualTo(4);
    }

    @Test
    void what_a_device_reports_of_a_rollout_that_was_removed_is_kept_as_an_outcome_alone() {
        rollout("spring", 0, 1);
        memory.exchange(book -> {
            book.keepTime(KEEP.toMillis() + 1);
            return true;
        });
        round();

        RolloutEngine engine = new RolloutEngine(
                memory, new FitForImage(deadlines::now), OrderLane.WIDE, Clocks.virtual(() -> KEEP.toMillis()));
        assertThat(engine.settle(id("spring"), Map.of(LAMP, new MemberEvent.ReversionReported(1))))
                .isEmpty();
    }

    private static RolloutId id(String name) {
        return new RolloutId((name + "0".repeat(16)).substring(0, 16));
    }

    private void rollout(String name, long settled, int members) {
        RolloutId id = id(name);
        memory.exchange(book -> {
            book.save(RolloutEntry.of(new Rank(0, 1, id), RolloutPlan.of(name, 1), new AtRest.Completed())
                    .settled(settled));
            book.save(id, WaveEntry.held(0, members));
            book.add(
                    id,
                    IntStream.range(0, members)
                            .mapToObj(each -> MemberEntry.held(each == 0 ? LAMP : new DeviceId("d" + each), 0))
                            .toList());
            return true;
        });
    }

    private void round() {
        house.start();
        work();
    }

    @Test
    void answers_to_requests_are_removed_after_a_day() {
        answer("old", deadlines.now().minus(Duration.ofHours(24)).minusMillis(1));
        answer("new", deadlines.now().minus(Duration.ofHours(24)));

        house.start();
        work();

        assertThat(answers.find("ada", "old")).isEmpty();
        assertThat(answers.find("ada", "new")).isPresent();
    }

    @Test
    void while_the_ledger_is_away_nothing_is_lost_and_the_next_round_makes_up_for_it() {
        outcomes(deadlines.now().minus(KEEP).minusMillis(1), 1);
        isAway = true;
        house.start();
        work();
        assertThat(troubles).hasSize(1);

        isAway = false;
        deadlines.advance(Duration.ofHours(2));
        work();
        assertThat(left()).isZero();
    }

    @Test
    void after_its_end_nothing_is_removed() {
        outcomes(deadlines.now().minus(KEEP).minusMillis(1), KeepHouse.SLICE + 1);
        house.start();
        work.remove().run();
        house.close();
        deadlines.advance(Duration.ofDays(1));
        work();

        assertThat(left()).isEqualTo(1);
    }
}
