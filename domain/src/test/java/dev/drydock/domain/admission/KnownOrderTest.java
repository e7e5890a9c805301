package dev.drydock.domain.admission;

import static dev.drydock.domain.Example.NEW;
import static dev.drydock.domain.Example.OLD;
import static dev.drydock.domain.Example.OLD_DIGEST;
import static dev.drydock.domain.Example.OLD_VERSION;
import static dev.drydock.domain.Example.ORDER;
import static dev.drydock.domain.Example.OTHER_ORDER;
import static dev.drydock.domain.Example.RENEWED;
import static dev.drydock.domain.Example.SIZE;
import static dev.drydock.domain.Example.armed;
import static dev.drydock.domain.Example.at;
import static dev.drydock.domain.Example.order;
import static dev.drydock.domain.Example.settledOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.firmware.RunningFirmware;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Cancelled;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.AtRest.Failed;
import dev.drydock.domain.update.AtRest.Idle;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.Update;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.domain.update.Waiting;
import dev.drydock.domain.update.walk.StateSamples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An order whose id came before: nothing starts again, and a repeat is answered as the first time. */
class KnownOrderTest {
    private static final Admission STRICT = new Admission(false, false);
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final UpdateLedger UNDER_WAY = UpdateLedger.EMPTY.withAccepted(ORDER);
    private static final Decision REPEAT = new Decision.Repeat();

    @Test
    void a_second_order_with_the_same_id_starts_nothing_new() {
        for (Underway current : StateSamples.underway()) {
            assertThat(decide(ORDER, UNDER_WAY, current)).isEqualTo(REPEAT);
        }
    }

    @Test
    void an_order_that_ended_does_not_start_again_however_it_ended() {
        for (Ending ending : Ending.values()) {
            assertThat(decide(ORDER, ended(ending), Idle.FRESH)).isEqualTo(REPEAT);
        }
    }

    @Test
    void an_order_that_was_cancelled_while_under_way_never_starts_again() {
        assertThat(decide(ORDER, ended(Ending.CANCELLED), new Cancelled(ORDER.id())))
                .isEqualTo(REPEAT);
    }

    @Test
    void an_id_that_was_cancelled_before_it_came_never_starts() {
        UpdateLedger ledger = UpdateLedger.EMPTY.withCancelled(ORDER.id());
        assertThat(decide(ORDER, ledger, Idle.FRESH)).isEqualTo(refused(ReasonCode.UPDATE_CANCELLED));
    }

    @Test
    void an_order_of_which_only_the_outcome_was_regained_is_answered_as_the_first_time() {
        for (Ending ending : List.of(Ending.COMPLETED, Ending.FAILED, Ending.ROLLED_BACK)) {
            UpdateLedger ledger = UpdateLedger.EMPTY.withRegained(outcome(ending));
            assertThat(decide(ORDER, ledger, Idle.FRESH)).isEqualTo(REPEAT);
        }
        UpdateLedger cancelled = UpdateLedger.EMPTY.withRegained(outcome(Ending.CANCELLED));
        assertThat(decide(ORDER, cancelled, Idle.FRESH)).isEqualTo(refused(ReasonCode.UPDATE_CANCELLED));
    }

    @Test
    void an_id_that_is_used_again_for_another_image_is_refused() {
        List<UpdateOrder> others = List.of(
                new UpdateOrder(
                        ORDER.id(),
                        ORDER.uri(),
                        Optional.of(OLD_VERSION),
                        ORDER.size(),
                        ORDER.digest(),
                        Optional.empty()),
                new UpdateOrder(
                        ORDER.id(),
                        ORDER.uri(),
                        ORDER.version(),
                        Optional.of(SIZE - 1),
                        ORDER.digest(),
                        Optional.empty()),
                new UpdateOrder(
                        ORDER.id(),
                        ORDER.uri(),
                        ORDER.version(),
                        ORDER.size(),
                        Optional.of(OLD_DIGEST),
                        Optional.empty()));
        for (UpdateOrder other : others) {
            assertThat(decide(other, UNDER_WAY, StateSamples.underway().get(0)))
                    .isEqualTo(refused(ReasonCode.UPDATE_ID_REUSED));
            assertThat(decide(other, ended(Ending.COMPLETED), Idle.FRESH))
                    .isEqualTo(refused(ReasonCode.UPDATE_ID_REUSED));
        }
    }

    @Test
    void the_order_under_way_with_another_uri_is_renewed() {
        for (Underway current : StateSamples.underway()) {
            UpdateOrder renewed = RENEWED.with(current.update().order().manifest());
            assertThat(decide(renewed, UNDER_WAY, current)).isEqualTo(new Decision.Renew());
        }
    }

    @Test
    void an_order_that_ended_is_not_renewed_by_another_uri() {
        Completed completed = new Completed(ORDER, NEW, Optional.empty(), Optional.empty());
        assertThat(decide(RENEWED, ended(Ending.COMPLETED), completed)).isEqualTo(REPEAT);
        UpdateLedger busyWithAnother = ended(Ending.FAILED).withAccepted(OTHER_ORDER);
        Underway another = new Waiting(Update.of(OTHER_ORDER, NEW));
        assertThat(decide(RENEWED, busyWithAnother, another)).isEqualTo(REPEAT);
    }

    @Test
    void a_repeat_is_answered_as_the_first_time_even_when_it_could_not_be_taken_now() {
        UpdateOrder expired = new UpdateOrder(
                ORDER.id(), ORDER.uri(), ORDER.version(), ORDER.size(), ORDER.digest(), Optional.of(Instant.EPOCH));
        assertThat(decide(expired, ended(Ending.COMPLETED), Idle.FRESH)).isEqualTo(REPEAT);
        assertThat(STRICT.decide(new Candidate(
                        ORDER, ended(Ending.FAILED), Idle.FRESH, armed(NEW, 1), RunningFirmware.UNKNOWN, NOW)))
                .isEqualTo(REPEAT);
    }

    @Test
    void a_refusal_is_not_remembered_so_that_a_mended_order_with_the_same_id_is_taken() {
        UpdateOrder bad = at("file:///image", ORDER);
        assertThat(decide(bad, UpdateLedger.EMPTY, Idle.FRESH)).isEqualTo(refused(ReasonCode.BAD_URI));
        assertThat(decide(ORDER, UpdateLedger.EMPTY, Idle.FRESH)).isEqualTo(new Decision.Accept());
        Failed reported = new Failed(ORDER.id(), Reason.of(ReasonCode.BAD_URI));
        UpdateLedger told = UpdateLedger.EMPTY.withOutcome(outcome(Ending.FAILED));
        assertThat(decide(ORDER, told, reported)).isEqualTo(new Decision.Accept());
    }

    @Test
    void cancels_and_refusals_of_other_ids_never_make_an_order_start_again() {
        UpdateLedger ledger = ended(Ending.COMPLETED);
        for (int i = 0; i < 100; i++) {
            UpdateId refused = new UpdateId("refused-" + i);
            Reason reason = Reason.of(ReasonCode.BAD_URI);
            ledger = ledger.withCancelled(new UpdateId("cancelled-" + i))
                    .withRefused(new Outcome(refused, Ending.FAILED, Optional.of(reason), NOW));
        }
        assertThat(decide(ORDER, ledger, Idle.FRESH)).isEqualTo(REPEAT);
    }

    @Test
    void a_desired_order_that_was_refused_may_come_again_mended() {
        UpdateLedger ledger = UpdateLedger.EMPTY.withRefused(outcome(Ending.FAILED));
        assertThat(decide(ORDER, ledger, Idle.FRESH)).isEqualTo(new Decision.Accept());
    }

    @Test
    void an_id_is_a_new_one_again_when_32_others_were_accepted_after_it() {
        UpdateLedger ledger = ended(Ending.COMPLETED);
        for (int i = 0; i < 31; i++) {
            ledger = ledger.withAccepted(order("later-" + i));
        }
        assertThat(decide(ORDER, ledger, Idle.FRESH)).isEqualTo(REPEAT);
        UpdateLedger full = ledger.withAccepted(order("the-32nd"));
        assertThat(decide(ORDER, full, Idle.FRESH)).isEqualTo(new Decision.Accept());
    }

    private static UpdateLedger ended(Ending ending) {
        return UNDER_WAY.withOutcome(outcome(ending));
    }

    private static Outcome outcome(Ending ending) {
        return new Outcome(ORDER.id(), ending, Optional.empty(), NOW);
    }

    private static Decision refused(ReasonCode code) {
        return new Decision.Refuse(Reason.of(code));
    }

    private static Decision decide(UpdateOrder order, UpdateLedger ledger, UpdateState state) {
        return STRICT.decide(new Candidate(order, ledger, state, settledOn(OLD), RunningFirmware.UNKNOWN, NOW));
    }
}
