package dev.drydock.application.fleet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.gate.Findings;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.MemberTransition;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.member.terms.Terms;
import dev.drydock.domain.rollout.AtRest;
import dev.drydock.domain.rollout.RolloutTerms;
import dev.drydock.domain.rollout.Running;
import dev.drydock.domain.wave.Counts;
import dev.drydock.domain.wave.UnderWay;
import dev.drydock.domain.wave.Wave;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The promises of every ledger. */
public abstract class RolloutLedgerContract extends DueTimesContract {
    @Test
    void what_was_saved_is_read_by_the_next_transaction() {
        RolloutLedger ledger = filled();

        ledger.exchange(book -> {
            assertThat(book.rollout(ID)).contains(rollout(ID));
            assertThat(book.rollouts()).containsExactly(rollout(ID));
            assertThat(book.waves(ID)).containsExactly(wave(0, 3), wave(1, 5));
            assertThat(book.members(ID, List.of(device(1), device(7), device(99)))
                            .values())
                    .containsExactlyInAnyOrder(MemberEntry.held(device(1), 0), MemberEntry.held(device(7), 1));
            return true;
        });
    }

    @Test
    void what_was_saved_is_seen_by_later_reads_of_the_same_transaction() {
        filled().exchange(book -> {
            MemberEntry ordered = moved(MemberEntry.held(device(0), 0), new MemberEvent.Claimed(), 70);
            book.save(ID, List.of(ordered));
            assertThat(book.members(ID, List.of(device(0)))).containsValue(ordered);
            assertThat(book.members(ID, 0, Set.of(Tally.HELD), 10))
                    .extracting(MemberEntry::device)
                    .containsExactly(device(1), device(2));
            assertThat(book.due(ID, Set.of(Tally.ORDERED), 70, 10)).containsExactly(ordered);
            return true;
        });
    }

    @Test
    void a_transaction_that_fails_changes_nothing() {
        RolloutLedger ledger = filled();

        assertThatThrownBy(() -> ledger.exchange(book -> {
                    book.save(rollout(OTHER));
                    book.save(rollout(ID).with(new Running(), Times.NONE.patientUntil(OptionalLong.of(5))));
                    book.save(
                            ID,
                            new WaveEntry(
                                    0,
                                    new Wave(
                                            new UnderWay.Open(false),
                                            Counts.of(Tally.HELD, 3),
                                            Findings.NONE,
                                            Evidence.NONE),
                                    OptionalLong.of(1),
                                    OptionalLong.of(2)));
                    book.save(ID, List.of(moved(MemberEntry.held(device(0), 0), new MemberEvent.Claimed(), 70)));
                    book.add(ID, List.of(MemberEntry.held(device(8), 1)));
                    assertThat(book.removeMembers(ID, 7)).isEqualTo(7);
                    book.removeWaves(ID);
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        ledger.exchange(book -> {
            assertThat(book.rollouts()).containsExactly(rollout(ID));
            assertThat(book.waves(ID)).containsExactly(wave(0, 3), wave(1, 5));
            assertThat(book.members(ID, List.of(device(0), device(8))).values())
                    .containsExactly(MemberEntry.held(device(0), 0));
            assertThat(book.due(ID, Set.of(Tally.ORDERED), 1_000, 10)).isEmpty();
            assertThat(book.nextDue(ID)).isEmpty();
            assertThat(book.members(ID, 0, Set.of(Tally.HELD), 10)).hasSize(3);
            return true;
        });
    }

    @Test
    void the_youngest_rollout_of_a_name_is_found_by_it() {
        RolloutLedger ledger = filled();
        String name = rollout(ID).plan().name();
        assertThat(ledger.<Optional<RolloutEntry>>read(view -> view.named(name)))
                .hasValue(rollout(ID));
        RolloutEntry settled = rollout(OTHER).settled(9);
        ledger.exchange(book -> {
            book.save(settled);
            return true;
        });
        assertThat(ledger.<Optional<RolloutEntry>>read(view -> view.named(name)))
                .hasValue(settled);
        assertThat(ledger.<Optional<RolloutEntry>>read(view -> view.named("nobody")))
                .isEmpty();
    }

    @Test
    void rollouts_that_take_newcomers_are_found_as_long_as_they_do() {
        RolloutLedger ledger = filled();
        RolloutEntry frozen = rollout(ID);
        RolloutEntry dynamic =
                frozen.with(frozen.plan().with(RolloutTerms.STANDARD.dynamic())).with(new Running(), Times.NONE);
        for (RolloutEntry saved : List.of(dynamic, dynamic.with(new AtRest.Completed(), Times.NONE), frozen)) {
            ledger.exchange(book -> {
                book.save(saved);
                return true;
            });
            assertThat(ledger.<List<RolloutEntry>>read(view -> view.dynamicRollouts()))
                    .isEqualTo(saved.takesNewcomers() ? List.of(saved) : List.of());
        }
        assertThat(dynamic.takesNewcomers()).isTrue();
        assertThat(ledger.<List<DeviceId>>read(view -> view.strangers(ID, List.of(device(99), device(0), device(98)))))
                .containsExactly(device(99), device(98));
    }

    @Test
    void waves_and_members_that_were_taken_away_make_room_for_others() {
        RolloutLedger ledger = filled();
        ledger.exchange(book -> {
            book.removeWaves(ID);
            assertThat(book.removeMembers(ID, 5)).isEqualTo(5);
            return true;
        });
        ledger.exchange(book -> {
            assertThat(book.waves(ID)).isEmpty();
            assertThat(book.removeMembers(ID, 5)).isEqualTo(3);
            assertThat(book.removeMembers(ID, 5)).isZero();
            book.save(ID, wave(0, 2));
            book.add(ID, List.of(MemberEntry.held(device(7), 0), MemberEntry.held(device(0), 0)));
            return true;
        });

        ledger.read(view -> {
            assertThat(view.waves(ID)).containsExactly(wave(0, 2));
            assertThat(view.members(ID, 0, Set.of(Tally.HELD), 10))
                    .containsExactly(MemberEntry.held(device(7), 0), MemberEntry.held(device(0), 0));
            return true;
        });
    }

    @Test
    void members_of_a_wave_are_found_by_tally_in_their_order() {
        RolloutLedger ledger = filled();
        ledger.exchange(book -> {
            book.save(
                    ID,
                    List.of(
                            moved(MemberEntry.held(device(4), 1), new MemberEvent.Claimed(), 70),
                            moved(MemberEntry.held(device(6), 1), new MemberEvent.Claimed(), 70)));
            return true;
        });

        ledger.exchange(book -> {
            assertThat(book.members(ID, 1, Set.of(Tally.HELD), 2))
                    .extracting(MemberEntry::device)
                    .containsExactly(device(3), device(5));
            assertThat(book.members(ID, 1, Set.of(Tally.ORDERED, Tally.TAKEN), 10))
                    .extracting(MemberEntry::device)
                    .containsExactly(device(4), device(6));
            assertThat(book.uncancelled(ID, 1, Set.of(Tally.ORDERED), 10)).hasSize(2);
            assertThat(book.members(ID, 7, Set.of(Tally.HELD), 10)).isEmpty();
            return true;
        });
    }

    @Test
    void members_whose_order_was_cancelled_or_cannot_be_are_not_found_to_cancel() {
        RolloutLedger ledger = filled();
        ledger.exchange(book -> {
            MemberEntry ordered = moved(MemberEntry.held(device(0), 0), new MemberEvent.Claimed(), 70);
            MemberTransition.Continued cancelled =
                    (MemberTransition.Continued) ordered.member().on(new MemberEvent.CancelDue(), Terms.STANDARD);
            book.save(
                    ID,
                    List.of(
                            ordered.with(cancelled.next(), ordered.due()),
                            moved(MemberEntry.held(device(1), 0), new MemberEvent.Claimed(), 70)));
            assertThat(book.uncancelled(ID, 0, Set.of(Tally.ORDERED, Tally.HELD), 10))
                    .extracting(MemberEntry::device)
                    .containsExactly(device(1));
            return true;
        });
    }

    @Test
    void a_settled_rollout_is_found_by_its_id_alone() {
        RolloutLedger ledger = filled();
        ledger.exchange(book -> {
            book.save(rollout(OTHER));
            book.save(rollout(ID).settled(9));
            return true;
        });

        ledger.exchange(book -> {
            assertThat(book.rollouts()).containsExactly(rollout(OTHER));
            assertThat(book.rollout(ID)).contains(rollout(ID).settled(9));
            return true;
        });
    }

    @Test
    void the_time_that_was_kept_last_never_goes_back() {
        RolloutLedger ledger = ledger();
        assertThat(ledger.<Long>read(RolloutView::time)).isZero();
        ledger.exchange(book -> {
            book.keepTime(70);
            assertThat(book.time()).isEqualTo(70);
            book.keepTime(50);
            return true;
        });
        assertThat(ledger.<Long>read(RolloutView::time)).isEqualTo(70);
    }

    @Test
    void a_member_is_added_once_and_changed_only_after_that() {
        RolloutLedger ledger = filled();
        assertThatThrownBy(() -> ledger.exchange(book -> {
                    book.add(ID, List.of(MemberEntry.held(device(0), 1)));
                    return true;
                }))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> ledger.exchange(book -> {
                    book.save(ID, List.of(MemberEntry.held(device(99), 1)));
                    return true;
                }))
                .isInstanceOf(RuntimeException.class);
        ledger.read(view -> {
            assertThat(view.members(ID, List.of(device(0), device(99))).values())
                    .containsExactly(MemberEntry.held(device(0), 0));
            return true;
        });
    }
}
