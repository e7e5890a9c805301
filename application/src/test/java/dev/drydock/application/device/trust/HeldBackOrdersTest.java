package dev.drydock.application.device.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.agent.DesiredOrder;
import dev.drydock.application.device.agent.OrderAnswer;
import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.application.fakes.trust.ReleaseDesk;
import dev.drydock.application.fakes.trust.TrustPlaces;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.keyset.ReleaseKey;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.AtRest.Completed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Desired orders that other keys, another floor or another time may let pass: they stand in the report's part on trust alone. */
class HeldBackOrdersTest {
    private static final Instant NOW = ManualDeadlines.BEGINNING;
    private static final Duration SOON = Duration.ofMinutes(6);

    private final TrustPlaces places = new TrustPlaces();
    private final TestDevice device = new TestDevice().trusting(places, false).start();

    private static UpdateOrder until(Instant expires) {
        UpdateOrder order = Images.order("u1");
        return ReleaseDesk.signed(order, ReleaseDesk.until(expires, ReleaseDesk.manifest(order, 31, 4)));
    }

    @Test
    void a_clock_far_in_the_future_holds_an_order_back_until_it_is_right_again() {
        clockAt(Instant.parse("2099-01-01T00:00:00Z"));
        AgentMemory before = device.journal.memory();

        device.desire(until(ReleaseDesk.EXPIRES));
        device.run();

        assertHeld(ReasonCode.KEY_EXPIRED);
        assertThat(device.journal.memory().ledger()).isEqualTo(before.ledger());
        assertThat(device.journal.memory().state()).isEqualTo(before.state());

        device.clockError = Duration.ZERO;
        device.time.advance(SOON);
        device.runToRest();

        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(held()).isEmpty();
        assertThat(device.reports.last().memory().ledger().recent()).hasSize(1);
    }

    @Test
    void a_clock_in_the_future_while_an_image_is_committed_poisons_nothing() {
        clockAt(Instant.parse("2027-06-01T00:00:00Z"));
        order(ReleaseDesk.signed(Images.order("u0"), 30, 4));
        device.clockError = Duration.ZERO;

        order(until(NOW.plus(Duration.ofDays(1))));

        assertThat(device.trust().facts().numbers().sequence()).isEqualTo(31);
    }

    @Test
    void a_clock_of_1970_is_taken_for_the_latest_time_that_a_signed_document_told() {
        clockAt(Instant.EPOCH);
        order(until(ReleaseDesk.EXPIRES));

        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(places.floor.read().flatMap(floor -> floor.time())).contains(ReleaseDesk.ISSUED);
        assertThat(refusedAtOnce(expired())).isEqualTo(ReasonCode.MANIFEST_EXPIRED);
    }

    /** It was good before anything that this device ever took was signed. */
    private static UpdateOrder expired() {
        UpdateOrder order = Images.order("u9");
        Instant early = Instant.parse("2026-11-10T00:00:00Z");
        return ReleaseDesk.signed(
                order, ReleaseDesk.within(early, early.plusSeconds(60), ReleaseDesk.manifest(order, 99, 4)));
    }

    @Test
    void an_order_of_an_unknown_key_waits_for_the_key() {
        UpdateOrder order = Images.order("u1");
        UpdateOrder signed = ReleaseDesk.signedBy(ReleaseDesk.SECOND, order, ReleaseDesk.manifest(order, 31, 4));
        device.desire(signed);
        device.run();
        assertHeld(ReasonCode.UNKNOWN_KEY);

        KeySet next = ReleaseDesk.keySet().set().successor(ReleaseDesk.ISSUED);
        places.ofImage = ReleaseDesk.signed(
                next.withReleaseKey(new ReleaseKey(ReleaseDesk.SECOND.open(), ReleaseDesk.KEY_EXPIRES)));
        device.boot();
        device.desire(signed);
        device.runToRest();

        assertThat(device.state()).isInstanceOf(Completed.class);
    }

    @Test
    void an_old_order_that_stays_desired_is_held_back_and_changes_nothing_that_was_reported() {
        order(ReleaseDesk.signed(Images.order("u1"), 31, 4));
        AgentMemory before = device.journal.memory();

        device.desire(ReleaseDesk.signed(Images.order("old"), 30, 4));
        device.run();

        assertThat(held().flatMap(TrustRefusal::id)).contains(new UpdateId("old"));
        assertHeld(ReasonCode.SEQUENCE_TOO_LOW);
        assertThat(device.journal.memory().state()).isEqualTo(before.state());
        assertThat(device.journal.memory().ledger()).isEqualTo(before.ledger());

        device.desire(ReleaseDesk.signed(Images.order("u0"), 32, 3));
        device.run();
        assertHeld(ReasonCode.COUNTER_TOO_LOW);

        device.desire(new DesiredOrder.None());
        assertThat(held()).isEmpty();
    }

    @Test
    void what_is_held_back_is_forgotten_once_an_order_is_desired_that_was_carried_out() {
        UpdateOrder done = ReleaseDesk.signed(Images.order("u1"), 31, 4);
        device.desire(done);
        device.runToRest();
        device.desire(ReleaseDesk.signed(Images.order("old"), 30, 4));
        device.run();
        assertHeld(ReasonCode.SEQUENCE_TOO_LOW);

        device.desire(done);
        device.run();

        assertThat(held()).isEmpty();
    }

    @Test
    void a_refusal_that_stays_is_an_outcome_like_any_other() {
        device.desire(ReleaseDesk.withWrongSignature(until(ReleaseDesk.EXPIRES)));
        device.run();

        assertThat(device.state())
                .isInstanceOfSatisfying(
                        AtRest.Failed.class,
                        failed -> assertThat(failed.reason().code()).isEqualTo(ReasonCode.SIGNATURE_WRONG));
        assertThat(held()).isEmpty();
    }

    private void clockAt(Instant wrong) {
        device.clockError = Duration.between(device.time.now(), wrong);
    }

    private void order(UpdateOrder order) {
        assertThat(device.order(order)).isCompletedWithValue(new OrderAnswer.Taken(order.id()));
        device.runToRest();
    }

    private ReasonCode refusedAtOnce(UpdateOrder order) {
        return ((OrderAnswer.Refused) device.order(order).getNow(null)).reason().code();
    }

    private Optional<TrustRefusal> held() {
        return device.reports.last().trust().refused();
    }

    private void assertHeld(ReasonCode code) {
        assertThat(held().map(refusal -> refusal.reason().code())).contains(code);
    }
}
