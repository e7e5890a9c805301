package dev.drydock.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.Example;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateLedgerTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final UpdateLedger EMPTY = UpdateLedger.EMPTY;

    @Test
    void an_accepted_order_is_remembered_as_under_way() {
        assertThat(EMPTY.withAccepted(order(1)).find(id(1)))
                .contains(new UpdateLedger.Entry(id(1), Optional.of(order(1)), Optional.empty()));
    }

    @Test
    void an_id_that_never_came_is_not_known() {
        assertThat(EMPTY.withAccepted(order(1)).find(id(2))).isEmpty();
    }

    @Test
    void an_outcome_closes_the_entry_and_leaves_the_others() {
        UpdateLedger ledger =
                EMPTY.withAccepted(order(1)).withAccepted(order(2)).withOutcome(outcome(1, Ending.FAILED));
        assertThat(ledger.find(id(1)).orElseThrow().ending()).contains(Ending.FAILED);
        assertThat(ledger.find(id(1)).orElseThrow().order()).contains(order(1));
        assertThat(ledger.find(id(2)).orElseThrow().ending()).isEmpty();
    }

    @Test
    void a_cancelled_id_is_remembered_before_an_order_came() {
        assertThat(EMPTY.withCancelled(id(1)).find(id(1)))
                .contains(new UpdateLedger.Entry(id(1), Optional.empty(), Optional.of(Ending.CANCELLED)));
    }

    @Test
    void the_last_32_ids_are_remembered_and_the_33rd_drives_the_oldest_out() {
        UpdateLedger ledger = ended(UpdateLedger.MOST_ENTRIES);
        assertThat(ledger.entries()).hasSize(32);
        UpdateLedger grown = ledger.withAccepted(order(33));
        assertThat(grown.entries()).hasSize(32);
        assertThat(grown.find(id(1))).isEmpty();
        assertThat(grown.find(id(2))).isPresent();
        assertThat(grown.find(id(33))).isPresent();
    }

    @Test
    void the_update_under_way_is_not_forgotten_however_many_others_are_cancelled() {
        UpdateLedger ledger = EMPTY.withCancelled(id(1)).withAccepted(order(2));
        for (int i = 3; i < 100; i++) {
            ledger = ledger.withCancelled(id(i));
        }
        assertThat(ledger.entries()).extracting(UpdateLedger.Entry::id).containsExactly(id(2));
        assertThat(ledger.unaccepted()).hasSize(UpdateLedger.MOST_UNACCEPTED);
        assertThat(ledger.find(id(2))).isPresent();
        assertThat(ledger.find(id(1))).isEmpty();
        assertThat(ledger.find(id(68))).isPresent();
        assertThat(ledger.find(id(67))).isEmpty();
        assertThat(ledger.find(id(99))).isPresent();
    }

    @Test
    void refusals_push_out_neither_orders_nor_their_outcomes() {
        UpdateLedger ledger = ended(5);
        for (int i = 100; i < 150; i++) {
            ledger = ledger.withRefused(outcome(i, Ending.FAILED));
        }
        assertThat(ledger.recent()).extracting(Outcome::id).containsExactly(id(149), id(5), id(4), id(3), id(2), id(1));
        assertThat(ledger.entries()).hasSize(5);
        assertThat(ledger.unaccepted()).hasSize(UpdateLedger.MOST_UNACCEPTED);
        UpdateLedger later = ledger.withAccepted(order(6)).withOutcome(outcome(6, Ending.COMPLETED));
        assertThat(later.recent()).extracting(Outcome::id).containsExactly(id(6), id(149), id(5), id(4), id(3), id(2));
    }

    @Test
    void a_refused_order_that_is_accepted_after_all_is_a_refusal_no_more() {
        UpdateLedger refused = EMPTY.withRefused(outcome(1, Ending.FAILED));
        assertThat(refused.wasRefused(id(1))).isTrue();
        assertThat(refused.find(id(1))).isEmpty();
        UpdateLedger accepted = refused.withAccepted(order(1));
        assertThat(accepted.wasRefused(id(1))).isFalse();
        assertThat(accepted.find(id(1))).isPresent();
        assertThat(accepted.withOutcome(outcome(1, Ending.COMPLETED)).recent())
                .containsExactly(outcome(1, Ending.COMPLETED));
    }

    @Test
    void a_cancelled_id_whose_order_is_refused_stays_cancelled_and_is_told_of_once() {
        UpdateLedger ledger = ended(5);
        for (int i = 100; i < 110; i++) {
            ledger = ledger.withCancelled(id(i)).withRefused(outcome(i, Ending.FAILED));
        }
        assertThat(ledger.find(id(100)).flatMap(UpdateLedger.Entry::ending)).contains(Ending.CANCELLED);
        assertThat(ledger.recent()).extracting(Outcome::id).containsExactly(id(109), id(5), id(4), id(3), id(2), id(1));
    }

    @Test
    void an_id_that_was_cancelled_is_not_taken_for_a_refused_one() {
        assertThat(EMPTY.withCancelled(id(1)).wasRefused(id(1))).isFalse();
        assertThat(EMPTY.withRegained(outcome(1, Ending.FAILED)).wasRefused(id(1)))
                .isFalse();
        assertThat(EMPTY.withRegained(outcome(1, Ending.FAILED)).find(id(1))).isPresent();
    }

    @Test
    void even_if_nothing_ever_ended_no_more_than_32_are_kept() {
        UpdateLedger ledger = EMPTY;
        for (int i = 1; i <= 33; i++) {
            ledger = ledger.withAccepted(order(i));
        }
        assertThat(ledger.entries()).hasSize(32);
        assertThat(ledger.find(id(1))).isEmpty();
    }

    @Test
    void an_id_that_comes_again_is_remembered_once_and_as_the_newest() {
        UpdateLedger ledger =
                EMPTY.withAccepted(order(1)).withAccepted(order(2)).withAccepted(order(1));
        assertThat(ledger.entries()).extracting(UpdateLedger.Entry::id).containsExactly(id(2), id(1));
    }

    @Test
    void the_last_five_outcomes_are_kept_newest_first() {
        assertThat(ended(7).recent()).extracting(Outcome::id).containsExactly(id(7), id(6), id(5), id(4), id(3));
    }

    @Test
    void what_completed_may_be_reverted_later_and_is_then_told_once() {
        UpdateLedger ledger = EMPTY.withAccepted(order(1))
                .withOutcome(outcome(1, Ending.COMPLETED))
                .withOutcome(outcome(1, Ending.ROLLED_BACK));
        assertThat(ledger.recent()).containsExactly(outcome(1, Ending.ROLLED_BACK));
        assertThat(ledger.find(id(1)).orElseThrow().ending()).contains(Ending.ROLLED_BACK);
    }

    @Test
    void no_other_outcome_ever_changes() {
        for (Ending first : Ending.values()) {
            for (Ending second : Ending.values()) {
                UpdateLedger ledger = EMPTY.withAccepted(order(1)).withOutcome(outcome(1, first));
                if (first != Ending.COMPLETED || second != Ending.ROLLED_BACK) {
                    assertThat(ledger.withOutcome(outcome(1, second)))
                            .as("%s, then %s", first, second)
                            .isEqualTo(ledger);
                }
            }
        }
    }

    @Test
    void an_id_that_was_cancelled_before_it_came_stays_cancelled() {
        UpdateLedger ledger = EMPTY.withCancelled(id(1));
        assertThat(ledger.withOutcome(outcome(1, Ending.FAILED))).isEqualTo(ledger);
    }

    @Test
    void a_refused_order_is_told_of_and_its_id_not_remembered() {
        UpdateLedger ledger = EMPTY.withRefused(outcome(1, Ending.FAILED));
        assertThat(ledger.find(id(1))).isEmpty();
        assertThat(ledger.recent()).containsExactly(outcome(1, Ending.FAILED));
        UpdateLedger later = ledger.withAccepted(order(1)).withOutcome(outcome(1, Ending.COMPLETED));
        assertThat(later.recent()).containsExactly(outcome(1, Ending.COMPLETED));
    }

    @Test
    void a_regained_outcome_is_remembered_without_its_order() {
        UpdateLedger ledger = EMPTY.withRegained(outcome(1, Ending.COMPLETED));
        assertThat(ledger.find(id(1)))
                .contains(new UpdateLedger.Entry(id(1), Optional.empty(), Optional.of(Ending.COMPLETED)));
        assertThat(ledger.recent()).containsExactly(outcome(1, Ending.COMPLETED));
    }

    @Test
    void a_regained_outcome_does_not_replace_what_is_known() {
        UpdateLedger ledger = EMPTY.withAccepted(order(1));
        assertThat(ledger.withRegained(outcome(1, Ending.COMPLETED))).isEqualTo(ledger);
    }

    @Test
    void the_last_desired_id_is_remembered_apart_from_the_others() {
        UpdateLedger ledger = EMPTY.withDesired(id(1)).withAccepted(order(2)).withOutcome(outcome(2, Ending.FAILED));
        assertThat(ledger.lastDesired()).contains(id(1));
        assertThat(ledger.withCancelled(id(3))
                        .withRegained(outcome(4, Ending.FAILED))
                        .lastDesired())
                .contains(id(1));
        assertThat(ledger.find(id(1))).isEmpty();
        assertThat(ledger.withDesired(id(5)).lastDesired()).contains(id(5));
        assertThat(EMPTY.lastDesired()).isEmpty();
        UpdateLedger forgotten = ended(40).withDesired(id(1));
        assertThat(forgotten.find(id(1))).isEmpty();
        assertThat(forgotten.lastDesired()).contains(id(1));
    }

    @Test
    void the_last_completion_is_that_of_the_newest_completed_update() {
        assertThat(EMPTY.lastCompletion()).isEmpty();
        UpdateLedger ledger = EMPTY.withOutcome(new Outcome(id(1), Ending.COMPLETED, Optional.empty(), NOON))
                .withOutcome(new Outcome(id(2), Ending.COMPLETED, Optional.empty(), NOON.plusSeconds(1)))
                .withOutcome(new Outcome(id(3), Ending.CANCELLED, Optional.empty(), NOON.plusSeconds(2)));
        assertThat(ledger.lastCompletion()).contains(NOON.plusSeconds(1));
    }

    @Test
    void a_ledger_does_not_change_with_the_lists_it_was_made_from() {
        List<UpdateLedger.Entry> entries = new ArrayList<>();
        List<UpdateLedger.Entry> unaccepted = new ArrayList<>();
        List<Outcome> recent = new ArrayList<>();
        UpdateLedger ledger = new UpdateLedger(entries, unaccepted, recent, Optional.empty());
        entries.add(new UpdateLedger.Entry(id(1), Optional.empty(), Optional.empty()));
        unaccepted.add(new UpdateLedger.Entry(id(2), Optional.empty(), Optional.empty()));
        recent.add(outcome(1, Ending.FAILED));
        assertThat(ledger).isEqualTo(EMPTY);
    }

    private static UpdateLedger ended(int count) {
        UpdateLedger ledger = EMPTY;
        for (int i = 1; i <= count; i++) {
            ledger = ledger.withAccepted(order(i)).withOutcome(outcome(i, Ending.COMPLETED));
        }
        return ledger;
    }

    private static UpdateOrder order(int number) {
        return Example.order("u" + number);
    }

    private static UpdateId id(int number) {
        return new UpdateId("u" + number);
    }

    private static Outcome outcome(int number, Ending ending) {
        return new Outcome(id(number), ending, Optional.of(Reason.of(ReasonCode.DISK_FULL)), NOON);
    }
}
