package dev.drydock.application.fleet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Blocker;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.MemberTransition;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.rollout.BeforeStart;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.Running;
import dev.drydock.domain.wave.Counts;
import dev.drydock.domain.wave.Wave;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The promises of every ledger to several rollouts that want the same devices. */
public abstract class SeveralRolloutsContract {
    static final RolloutId ID = new RolloutId("aaaaaaaaaaaaaaaa");
    static final RolloutId OTHER = new RolloutId("bbbbbbbbbbbbbbbb");
    static final RolloutPlan PLAN = RolloutPlan.of("spring", 2);

    protected abstract RolloutLedger ledger();

    static DeviceId device(int number) {
        return new DeviceId("d" + number);
    }

    static RolloutEntry rollout(RolloutId id) {
        return RolloutEntry.of(new Rank(0, 0, id), PLAN, new BeforeStart.Scheduled());
    }

    static WaveEntry wave(int number, int size) {
        return new WaveEntry(
                number, Wave.held(Counts.of(Tally.HELD, size)), OptionalLong.empty(), OptionalLong.empty());
    }

    /** A rollout of two waves, of three and five members. */
    static void fill(RolloutBook book) {
        book.save(rollout(ID));
        book.add(
                ID,
                IntStream.range(0, 3)
                        .mapToObj(i -> MemberEntry.held(device(i), 0))
                        .toList());
        book.save(ID, wave(0, 3));
        book.add(
                ID,
                IntStream.range(3, 8)
                        .mapToObj(i -> MemberEntry.held(device(i), 1))
                        .toList());
        book.save(ID, wave(1, 5));
    }

    final RolloutLedger filled() {
        RolloutLedger ledger = ledger();
        ledger.exchange(book -> {
            fill(book);
            return true;
        });
        return ledger;
    }

    static MemberEntry moved(MemberEntry entry, MemberEvent event, long due) {
        MemberTransition.Moved moved = (MemberTransition.Moved) entry.member().on(event, Terms.STANDARD);
        return entry.with(moved.next(), OptionalLong.of(due));
    }

    /** Another rollout for some devices of the first, which outranks it. */
    private static void urgent(RolloutBook book, MemberEntry... members) {
        book.save(RolloutEntry.of(new Rank(5, 9, OTHER), PLAN, new Running()));
        book.add(OTHER, List.of(members));
        book.save(OTHER, wave(0, members.length));
    }

    private static MemberEntry blocked(DeviceId device, long due) {
        return moved(MemberEntry.held(device, 0), new MemberEvent.FoundBlocked(Blocker.of(ID.value())), due);
    }

    private static MemberEntry left(DeviceId device) {
        MemberEntry ordered = moved(MemberEntry.held(device, 0), new MemberEvent.Claimed(), 70);
        return moved(ordered, new MemberEvent.DeviceNotReached(1), 900);
    }

    @Test
    void the_parts_of_devices_in_other_rollouts_are_found_where_they_bear_on_an_order() {
        RolloutLedger ledger = filled();
        MemberEntry waiting = blocked(device(0), 60);
        MemberEntry ordered = moved(MemberEntry.held(device(1), 0), new MemberEvent.Claimed(), 70);
        ledger.exchange(book -> {
            urgent(book, waiting, ordered, MemberEntry.held(device(2), 0));
            return true;
        });

        ledger.read(view -> {
            Map<DeviceId, List<Stake>> stakes =
                    view.stakesBeside(ID, List.of(device(0), device(1), device(2), device(3)));
            Rank rank = new Rank(5, 9, OTHER);
            assertThat(stakes)
                    .containsOnly(
                            Map.entry(device(0), List.of(new Stake(rank, "spring", true, waiting))),
                            Map.entry(device(1), List.of(new Stake(rank, "spring", true, ordered))));
            assertThat(view.stakesBeside(OTHER, List.of(device(0)))).isEmpty();
            assertThat(view.stakesBeside(ID, List.of())).isEmpty();
            return true;
        });
    }

    @Test
    void an_order_that_was_left_yields_to_a_rollout_that_outranks_its_own() {
        RolloutLedger ledger = filled();
        ledger.exchange(book -> {
            book.save(ID, List.of(left(device(0)), left(device(1))));
            urgent(book, blocked(device(0), 60));
            assertThat(book.yielding(ID, 10)).containsExactly(left(device(0)));
            assertThat(book.yielding(OTHER, 10)).isEmpty();
            book.save(RolloutEntry.of(new Rank(0, 9, OTHER), PLAN, new Running()));
            assertThat(book.yielding(ID, 10)).isEmpty();
            return true;
        });
    }

    @Test
    void whoever_waits_for_a_device_comes_due_when_it_is_let_go() {
        RolloutLedger ledger = filled();
        ledger.exchange(book -> {
            urgent(book, blocked(device(0), 60_000), blocked(device(1), 60_000));
            book.wake(ID, List.of(device(0), device(5)), 7);
            return true;
        });

        ledger.read(view -> {
            assertThat(view.due(OTHER, Set.of(Tally.BLOCKED), 7, 10))
                    .extracting(MemberEntry::device)
                    .containsExactly(device(0));
            return true;
        });
    }

    @Test
    void orders_left_that_come_due_are_found_apart() {
        RolloutLedger ledger = filled();
        MemberEntry left = left(device(0));
        MemberEntry failed = moved(left, new MemberEvent.FailureReported(1, new Failure("disk-full")), 40);
        ledger.exchange(book -> {
            book.save(ID, List.of(failed, moved(MemberEntry.held(device(1), 0), new MemberEvent.Claimed(), 30)));
            return true;
        });

        ledger.read(view -> {
            Set<Tally> tallies = Set.of(Tally.WAITING, Tally.ORDERED);
            assertThat(view.dueWithOrderLeft(ID, tallies, 40, 10)).containsExactly(failed);
            assertThat(view.dueWithOrderLeft(ID, tallies, 39, 10)).isEmpty();
            return true;
        });
    }

    @Test
    void the_rollouts_of_a_device_are_found_the_youngest_first() {
        RolloutLedger ledger = filled();
        ledger.exchange(book -> {
            urgent(book, MemberEntry.held(device(0), 0));
            return true;
        });
        List<RolloutId> both = ledger.read(view -> view.rolloutsOf(device(0)));
        List<RolloutId> one = ledger.read(view -> view.rolloutsOf(device(1)));
        List<RolloutId> none = ledger.read(view -> view.rolloutsOf(device(99)));
        assertThat(both).containsExactly(OTHER, ID);
        assertThat(one).containsExactly(ID);
        assertThat(none).isEmpty();
    }
}
