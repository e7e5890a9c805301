package dev.drydock.application.fleet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.gate.Findings;
import dev.drydock.domain.member.Member;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.BeforeStart;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.RolloutState;
import dev.drydock.domain.rollout.Running;
import dev.drydock.domain.rollout.terms.Pace;
import dev.drydock.domain.wave.Counts;
import dev.drydock.domain.wave.Wave;
import dev.drydock.domain.wave.WaveState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every ledger gives back whatever a rollout, a wave and a member may be. */
public abstract class LedgerStatesContract {
    private static final RolloutId ID = new RolloutId("zzzzzzzzzzzzzzz9");
    private static final boolean[] BOTH = {false, true};
    private static final long LATE = 4_102_444_800_000L;

    protected abstract RolloutLedger ledger();

    /** The innermost cases of a closed union. */
    private static Set<Class<?>> cases(Class<?> union) {
        return union.isSealed()
                ? Arrays.stream(union.getPermittedSubclasses())
                        .flatMap(each -> cases(each).stream())
                        .collect(Collectors.toSet())
                : Set.of(union);
    }

    private static Set<Class<?>> types(List<?> states) {
        return states.stream().map(Object::getClass).collect(Collectors.toSet());
    }

    @Test
    void every_state_is_among_those_that_are_kept_here() {
        assertThat(types(LedgerStates.rolloutStates())).isEqualTo(cases(RolloutState.class));
        assertThat(types(LedgerStates.waveStates())).isEqualTo(cases(WaveState.class));
        assertThat(types(LedgerStates.memberStates())).isEqualTo(cases(MemberState.class));
    }

    @Test
    void a_rollout_is_read_as_it_was_saved_in_every_state() {
        RolloutLedger ledger = ledger();
        RolloutEntry entry = RolloutEntry.of(new Rank(-7, 12, ID), LedgerPlans.plan("spring"), new BeforeStart.Draft())
                .by("Ann O'Hara, \u00d8stfold");
        for (RolloutState state : LedgerStates.rolloutStates()) {
            for (OptionalLong due : List.of(OptionalLong.empty(), OptionalLong.of(0), OptionalLong.of(LATE))) {
                OptionalLong other = due.isPresent() ? OptionalLong.empty() : OptionalLong.of(7);
                Times times = new Times(due, other, new Pace(LATE), due);
                RolloutEntry next = entry.with(state, times);
                ledger.exchange(book -> {
                    book.save(next);
                    return next;
                });
                assertThat(ledger.<Optional<RolloutEntry>>read(view -> view.rollout(ID))
                                .orElseThrow())
                        .isEqualTo(next);
                entry = next;
            }
        }
        assertThat(entry.revision())
                .isEqualTo(1 + 3L * LedgerStates.rolloutStates().size());
    }

    @Test
    void a_wave_is_read_as_it_was_saved_in_every_state() {
        RolloutLedger ledger = ledger();
        Map<Tally, Integer> counts = new EnumMap<>(Tally.class);
        for (Tally tally : Tally.values()) {
            counts.put(tally, 1_000_000 + tally.ordinal());
        }
        List<WaveEntry> waves = new ArrayList<>();
        for (WaveState state : LedgerStates.waveStates()) {
            Wave wave = new Wave(
                    state,
                    Counts.of(counts),
                    new Findings(2_000_001, 2_000_002, 2_000_003),
                    new Evidence(-9_007_199_254_740_993L, Long.MAX_VALUE));
            waves.add(new WaveEntry(waves.size(), wave, OptionalLong.of(LATE), OptionalLong.empty()));
            waves.add(new WaveEntry(waves.size(), wave, OptionalLong.empty(), OptionalLong.of(LATE + 1)));
        }
        ledger.exchange(book -> {
            book.save(RolloutEntry.of(new Rank(-7, 12, ID), LedgerPlans.plan("spring"), new Running()));
            waves.forEach(wave -> book.save(ID, wave));
            return true;
        });

        assertThat(ledger.<List<WaveEntry>>read(view -> view.waves(ID)).toArray())
                .isEqualTo(waves.toArray());
    }

    private static DeviceId device(int number) {
        return new DeviceId("A.z_9:-" + "d".repeat(112) + (100_000_000 + number));
    }

    /** A member in every state, with the least and the most of everything else. */
    private static List<MemberEntry> members() {
        List<MemberEntry> members = new ArrayList<>();
        Member.Reach[] reaches = Member.Reach.values();
        for (MemberState state : LedgerStates.memberStates()) {
            for (boolean one : BOTH) {
                Member member = new Member(
                        state,
                        one ? 999_999 : 1,
                        one ? Optional.of(999_998) : Optional.empty(),
                        one,
                        one,
                        one ? 5 : 0,
                        reaches[members.size() % reaches.length]);
                members.add(new MemberEntry(
                        device(members.size()), 0, member, one ? OptionalLong.of(LATE) : OptionalLong.empty()));
            }
        }
        return members;
    }

    @Test
    void a_member_that_was_read_moves_from_every_state_to_every_other() {
        RolloutLedger ledger = ledger();
        List<MemberEntry> first = members().stream()
                .filter(entry -> entry.member().left().isEmpty())
                .toList();
        List<DeviceId> devices = first.stream().map(MemberEntry::device).toList();
        ledger.exchange(book -> {
            book.save(RolloutEntry.of(new Rank(-7, 12, ID), LedgerPlans.plan("spring"), new Running()));
            book.add(ID, first);
            return true;
        });
        for (int shift = 1; shift <= first.size(); shift++) {
            List<MemberEntry> next = new ArrayList<>();
            for (int i = 0; i < first.size(); i++) {
                Member other = first.get((i + shift) % first.size()).member();
                boolean one = shift % 2 == 0;
                Optional<Integer> left = shift % 3 == 0 ? Optional.of(shift) : Optional.empty();
                Member member =
                        new Member(other.state(), other.attempt() + shift, left, one, !one, shift, other.reach());
                next.add(first.get(i).with(member, one ? OptionalLong.of(shift) : OptionalLong.empty()));
            }
            ledger.exchange(book -> {
                assertThat(book.members(ID, devices)).hasSameSizeAs(devices);
                book.save(ID, next);
                return true;
            });

            assertThat(ledger.read(view -> view.members(ID, devices)).values())
                    .containsExactlyInAnyOrderElementsOf(next);
        }
    }

    @Test
    void a_member_is_read_as_it_was_saved_in_every_state() {
        RolloutLedger ledger = ledger();
        List<MemberEntry> moved = members();
        List<MemberEntry> held =
                moved.stream().map(entry -> MemberEntry.held(entry.device(), 0)).toList();
        ledger.exchange(book -> {
            book.save(RolloutEntry.of(new Rank(-7, 12, ID), LedgerPlans.plan("spring"), new Running()));
            book.add(ID, held);
            book.save(ID, moved);
            return true;
        });

        ledger.read(view -> {
            assertThat(view.members(ID, 0, EnumSet.allOf(Tally.class), Integer.MAX_VALUE))
                    .isEqualTo(moved);
            assertThat(view.members(ID, moved.stream().map(MemberEntry::device).toList())
                            .values())
                    .containsExactlyInAnyOrderElementsOf(moved);
            assertThat(view.toRollBack(ID, Integer.MAX_VALUE))
                    .isNotEmpty()
                    .isEqualTo(moved.stream()
                            .filter(entry -> entry.member().state().tally().isEnded()
                                    && entry.member().reach() == Member.Reach.DEVICE)
                            .toList());
            for (Tally tally : Tally.values()) {
                assertThat(view.members(ID, 0, Set.of(tally), Integer.MAX_VALUE))
                        .as("%s", tally)
                        .isEqualTo(of(moved, tally));
                assertThat(view.due(ID, Set.of(tally), LATE, Integer.MAX_VALUE))
                        .as("%s that are due", tally)
                        .isEqualTo(of(moved, tally).stream()
                                .filter(entry -> entry.due().isPresent())
                                .toList());
                assertThat(view.uncancelled(ID, 0, Set.of(tally), Integer.MAX_VALUE))
                        .as("%s to cancel", tally)
                        .isEqualTo(of(moved, tally).stream()
                                .filter(entry -> !entry.member().isCancelled()
                                        && entry.member().state().mayBeCancelled())
                                .toList());
            }
            return true;
        });
    }

    private static List<MemberEntry> of(List<MemberEntry> members, Tally tally) {
        return members.stream()
                .filter(entry -> entry.member().state().tally() == tally)
                .toList();
    }

    @Test
    void a_plan_is_read_as_it_was_saved() {
        RolloutLedger ledger = ledger();
        for (RolloutPlan plan : LedgerPlans.all()) {
            ledger.exchange(book -> {
                book.save(RolloutEntry.of(new Rank(-7, 12, ID), plan, new BeforeStart.Draft()));
                return true;
            });
            assertThat(ledger.<Optional<RolloutEntry>>read(view -> view.rollout(ID))
                            .orElseThrow()
                            .plan())
                    .isEqualTo(plan);
        }
    }
}
