package dev.drydock.application.device.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.agent.OrderAnswer;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.fakes.Stages;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.application.fakes.trust.ReleaseDesk;
import dev.drydock.application.fakes.trust.TrustPlaces;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.keyset.ReleaseKey;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.domain.trust.manifest.Manifest;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.Underway;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Manifests of an update under way: another one for the same image, and one that runs out. */
class RenewedManifestTest {
    private static final Instant NOW = ManualDeadlines.BEGINNING;
    private static final UpdateOrder PLAIN = Images.order("u1");
    private static final UpdateOrder ORDER = ReleaseDesk.signed(PLAIN, 31, 4);
    private static final UpdateOrder AGAIN = ReleaseDesk.signed(PLAIN, 32, 5);

    private final TrustPlaces places = new TrustPlaces();
    private final TestDevice device = new TestDevice().trusting(places, false).start();

    @ParameterizedTest
    @EnumSource(names = {"WAITING", "DOWNLOADING", "VERIFYING", "READY"})
    void another_manifest_for_the_same_image_renews_an_update_before_the_switch(Stage stage) {
        Stages.reach(device, stage, ORDER);

        assertThat(answer(AGAIN)).isEqualTo(new OrderAnswer.Taken(PLAIN.id()));
        assertThat(underWay().manifestIdentity()).as("durably").isEqualTo(AGAIN.manifestIdentity());
        assertThat(answer(AGAIN)).as("it comes again").isEqualTo(new OrderAnswer.Taken(PLAIN.id()));
        device.kill().start().runToRest();

        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(device.trust().facts().numbers().sequence()).isEqualTo(32);
        assertThat(device.trust().facts().manifest()).isEqualTo(AGAIN.manifestIdentity());
        assertThat(answer(AGAIN)).as("when it is over").isEqualTo(new OrderAnswer.Taken(PLAIN.id()));
    }

    @ParameterizedTest
    @EnumSource(names = {"WAITING", "DOWNLOADING", "VERIFYING", "READY"})
    void a_renewal_passes_every_rule_again(Stage stage) {
        Stages.reach(device, stage, ORDER);

        assertThat(refusal(ReleaseDesk.withWrongSignature(AGAIN))).isEqualTo(ReasonCode.SIGNATURE_WRONG);
        assertThat(refusal(ReleaseDesk.signed(PLAIN, 32, 2_000))).isEqualTo(ReasonCode.COUNTER_JUMP);
        assertThat(refusal(ReleaseDesk.signed(PLAIN, ReleaseDesk.onlyFrom(ReleaseDesk.manifest(PLAIN, 32, 5), 7L))))
                .isEqualTo(ReasonCode.ONLY_FROM);
        assertThat(refusal(ReleaseDesk.signed(Images.order("u1", "other"), 32, 5)))
                .isEqualTo(ReasonCode.UPDATE_ID_REUSED);
        assertThat(refusal(Images.order("u1", "other").with(ORDER.manifest()))).isEqualTo(ReasonCode.UPDATE_ID_REUSED);
        assertThat(refusal(PLAIN)).as("none at all").isEqualTo(ReasonCode.UPDATE_ID_REUSED);
        assertThat(underWay()).isEqualTo(ORDER);
    }

    @ParameterizedTest
    @EnumSource(names = {"INSTALLING", "RESTARTING", "ON_TRIAL", "COMMITTING", "ROLLING_BACK"})
    void from_the_switch_on_and_at_rest_another_manifest_is_another_order(Stage stage) {
        Stages.reach(device, stage, ORDER);
        assertThat(refusal(AGAIN)).isEqualTo(ReasonCode.UPDATE_ID_REUSED);

        device.runToRest();

        assertThat(refusal(AGAIN)).isEqualTo(ReasonCode.UPDATE_ID_REUSED);
    }

    @ParameterizedTest
    @EnumSource(names = {"DOWNLOADING", "VERIFYING", "READY"})
    void a_manifest_that_runs_out_fails_the_update_before_the_boot_record_is_touched(Stage stage) {
        Manifest brief = ReleaseDesk.until(NOW.plusSeconds(60), ReleaseDesk.manifest(PLAIN, 31, 4));
        Stages.reach(device, stage, ReleaseDesk.signed(PLAIN, brief));
        device.clockError = Duration.ofMinutes(5);
        device.steps().openWindow();

        device.runToRest();

        assertFailedUntouched(ReasonCode.MANIFEST_EXPIRED);
    }

    @ParameterizedTest
    @EnumSource(names = {"DOWNLOADING", "VERIFYING", "READY"})
    void a_key_that_runs_out_fails_the_update_before_the_boot_record_is_touched(Stage stage) {
        places.ofImage = expiring(NOW.plusSeconds(60));
        device.boot();
        Stages.reach(device, stage, ORDER);
        device.clockError = Duration.ofMinutes(5);
        device.steps().openWindow();

        device.runToRest();

        assertFailedUntouched(ReasonCode.KEY_EXPIRED);
    }

    @ParameterizedTest
    @EnumSource(names = {"DOWNLOADING", "READY"})
    void a_key_that_is_revoked_meanwhile_fails_the_update(Stage stage) {
        Stages.reach(device, stage, ORDER);
        KeySet next = ReleaseDesk.keySet().set().successor(ReleaseDesk.ISSUED);
        places.keySets.save(
                ReleaseDesk.signed(next.withRevoked(ReleaseDesk.RELEASE.open().thumbprint())));

        device.boot().runToRest();

        assertFailedUntouched(ReasonCode.KEY_REVOKED);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESTARTING", "ON_TRIAL", "COMMITTING"})
    void after_the_switch_nothing_that_runs_out_matters(Stage stage) {
        Manifest brief = ReleaseDesk.until(NOW.plusSeconds(60), ReleaseDesk.manifest(PLAIN, 31, 4));
        Stages.reach(device, stage, ReleaseDesk.signed(PLAIN, brief));
        device.clockError = Duration.ofDays(9_000);
        places.ofImage = expiring(NOW.plusSeconds(60));

        device.runToRest();

        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(device.trust().facts().numbers().sequence()).isEqualTo(31);
    }

    @Test
    void unsigned_orders_are_taken_in_migration_and_raise_and_lower_nothing() {
        TestDevice mixed = new TestDevice().trusting(places, true).start();
        mixed.order(ORDER);
        mixed.runToRest();
        mixed.order(Images.order("unsigned"));
        mixed.runToRest();

        assertThat(mixed.state()).isInstanceOf(Completed.class);
        assertThat(mixed.trust().facts().manifest()).isEmpty();
        assertThat(mixed.trust().facts().numbers().sequence()).isEqualTo(31);
        assertThat(mixed.trust().facts().mode()).isEqualTo(TrustMode.MIXED);
        OrderAnswer low =
                mixed.order(ReleaseDesk.signed(Images.order("low"), 30, 4)).getNow(null);
        assertThat(((OrderAnswer.Refused) low).reason().code()).isEqualTo(ReasonCode.SEQUENCE_TOO_LOW);
    }

    @ParameterizedTest
    @EnumSource(names = {"DOWNLOADING", "VERIFYING", "READY"})
    void an_unsigned_update_fails_before_the_switch_when_unsigned_orders_are_not_taken_any_more(Stage stage) {
        TestDevice mixed = new TestDevice().trusting(places, true).start();
        Stages.reach(mixed, stage, Images.order("unsigned"));

        mixed.trusting(places, false).boot().runToRest();

        assertThat(mixed.state())
                .isInstanceOfSatisfying(
                        AtRest.Failed.class,
                        failed -> assertThat(failed.reason().code()).isEqualTo(ReasonCode.MANIFEST_MISSING));
        assertThat(mixed.log.count("armed B")).isZero();
    }

    private void assertFailedUntouched(ReasonCode code) {
        assertThat(device.state())
                .isInstanceOfSatisfying(
                        AtRest.Failed.class,
                        failed -> assertThat(failed.reason().code()).isEqualTo(code));
        assertThat(device.log.count("armed B")).isZero();
        assertThat(device.slots.boot().committed()).isEqualTo(Slot.A);
    }

    private static SignedKeySet expiring(Instant notAfter) {
        KeySet next = ReleaseDesk.keySet().set().successor(ReleaseDesk.ISSUED);
        return ReleaseDesk.signed(next.withReleaseKey(new ReleaseKey(ReleaseDesk.RELEASE.open(), notAfter)));
    }

    private UpdateOrder underWay() {
        return ((Underway) device.state()).update().order();
    }

    private OrderAnswer answer(UpdateOrder order) {
        Optional<OrderAnswer> answer = Optional.ofNullable(device.order(order).getNow(null));
        return answer.orElseThrow();
    }

    private ReasonCode refusal(UpdateOrder order) {
        OrderAnswer answer = answer(order);
        assertThat(answer).isInstanceOf(OrderAnswer.Refused.class);
        Reason reason = ((OrderAnswer.Refused) answer).reason();
        return reason.code();
    }
}
