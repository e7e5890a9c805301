package dev.drydock.domain.admission;

import static dev.drydock.domain.Example.NEW;
import static dev.drydock.domain.Example.OLD;
import static dev.drydock.domain.Example.OLD_DIGEST;
import static dev.drydock.domain.Example.OLD_VERSION;
import static dev.drydock.domain.Example.ORDER;
import static dev.drydock.domain.Example.ORDERED_DIGEST;
import static dev.drydock.domain.Example.ORDERED_VERSION;
import static dev.drydock.domain.Example.OTHER_ORDER;
import static dev.drydock.domain.Example.armed;
import static dev.drydock.domain.Example.at;
import static dev.drydock.domain.Example.settledOn;
import static dev.drydock.domain.Example.strayingTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.RunningFirmware;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Idle;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.domain.update.walk.StateSamples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new order at a device: taken or not, and why not. Ids that came before are the business of the tests beside this one. */
class AdmissionTest {
    private static final Admission STRICT = new Admission(false, false);
    private static final Admission UNVERIFIED = new Admission(false, true);
    private static final Admission SIMULATED = new Admission(true, false);
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final UpdateOrder BARE = new UpdateOrder(
            ORDER.id(), ORDER.uri(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    @Test
    void a_verifiable_order_is_accepted_by_a_device_at_rest() {
        for (UpdateState rest : StateSamples.atRest()) {
            assertThat(decide(STRICT, OTHER_ORDER, rest)).isEqualTo(new Decision.Accept());
        }
    }

    @Test
    void another_order_finds_the_device_busy_whatever_it_is_doing() {
        for (Underway current : StateSamples.underway()) {
            assertThat(decide(STRICT, OTHER_ORDER, current)).isEqualTo(new Decision.Busy(ORDER.id()));
        }
    }

    @Test
    void an_order_that_can_never_be_taken_is_refused_even_by_a_busy_device() {
        for (Underway current : StateSamples.underway()) {
            assertThat(decide(STRICT, at("file:///etc/passwd", OTHER_ORDER), current))
                    .isEqualTo(refused(ReasonCode.BAD_URI));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test.com",
                "file:///etc/passwd",
                "ftp://host/image",
                "http://user:password@host/image",
                "http:///image",
                "http:image",
                "//host/image",
                "http://host:70000/image",
                "http://[::1/image"
            })
    void an_uri_that_must_not_be_fetched_is_refused(String uri) {
        assertThat(decide(STRICT, at(uri, ORDER))).isEqualTo(refused(ReasonCode.BAD_URI));
        assertThat(decide(UNVERIFIED, at(uri, ORDER))).isEqualTo(refused(ReasonCode.BAD_URI));
    }

    @ParameterizedTest
    @ValueSource(strings = {"test.com", "file:///etc/passwd", "http://user:password@host/image"})
    void a_mirror_that_must_not_be_fetched_is_refused(String mirror) {
        UpdateOrder order = new UpdateOrder(
                ORDER.id(),
                ORDER.uri(),
                List.of(new ImageUri("http://other/image"), new ImageUri(mirror)),
                ORDER.version(),
                ORDER.size(),
                ORDER.digest(),
                Optional.empty());
        assertThat(decide(STRICT, order)).isEqualTo(refused(ReasonCode.BAD_URI));
        assertThat(decide(SIMULATED, order)).isEqualTo(new Decision.Accept());
    }

    @Test
    void an_order_that_cannot_be_verified_is_refused_unless_that_is_allowed() {
        assertThat(decide(STRICT, BARE))
                .isEqualTo(unverifiable("the order lacks its size, its check value, its version"));
        UpdateOrder noSize = new UpdateOrder(
                ORDER.id(), ORDER.uri(), ORDER.version(), Optional.empty(), ORDER.digest(), Optional.empty());
        assertThat(decide(STRICT, noSize)).isEqualTo(unverifiable("the order lacks its size"));
        assertThat(decide(UNVERIFIED, BARE)).isEqualTo(new Decision.Accept());
    }

    @Test
    void a_check_value_of_another_kind_verifies_nothing_even_where_unverified_images_are_allowed() {
        UpdateOrder foreign = new UpdateOrder(
                ORDER.id(),
                ORDER.uri(),
                List.of(),
                ORDER.version(),
                ORDER.size(),
                Optional.empty(),
                Optional.of("123456abcde"),
                Optional.empty(),
                Optional.empty());
        Decision refused = unverifiable("the check value '123456abcde' is not 'sha256:' and 64 hexadecimal digits");
        assertThat(decide(STRICT, foreign)).isEqualTo(refused);
        assertThat(decide(UNVERIFIED, foreign)).isEqualTo(refused);
        assertThat(decide(SIMULATED, foreign)).isEqualTo(new Decision.Accept());
    }

    @Test
    void a_simulated_update_needs_no_more_than_some_uri() {
        assertThat(decide(SIMULATED, at("test.com", BARE))).isEqualTo(new Decision.Accept());
    }

    @Test
    void an_order_that_has_expired_is_refused_also_where_updates_are_simulated() {
        UpdateOrder late = until(NOW.minusMillis(1));
        assertThat(decide(STRICT, late)).isEqualTo(refused(ReasonCode.ORDER_EXPIRED));
        assertThat(decide(SIMULATED, late)).isEqualTo(refused(ReasonCode.ORDER_EXPIRED));
        assertThat(decide(STRICT, until(NOW))).isEqualTo(new Decision.Accept());
    }

    @Test
    void a_device_whose_boot_is_not_settled_takes_no_order_now() {
        Decision notSettled = new Decision.NotNow(Reason.of(ReasonCode.NOT_SETTLED));
        for (Boot boot : new Boot[] {armed(NEW, 2), armed(OLD, 2), armed(OLD, 0), strayingTo(NEW), strayingTo(OLD)}) {
            assertThat(decide(STRICT, ORDER, boot, RunningFirmware.UNKNOWN)).isEqualTo(notSettled);
            assertThat(decide(SIMULATED, ORDER, boot, RunningFirmware.UNKNOWN)).isEqualTo(notSettled);
        }
    }

    @Test
    void an_image_that_is_not_committed_is_not_called_installed() {
        assertThat(decide(STRICT, ORDER, armed(NEW, 2), running(ORDERED_VERSION, ORDERED_DIGEST)))
                .isInstanceOf(Decision.NotNow.class);
    }

    @Test
    void an_order_for_the_committed_image_is_already_installed() {
        assertThat(decide(STRICT, ORDER, running(ORDERED_VERSION, ORDERED_DIGEST)))
                .isEqualTo(new Decision.AlreadyInstalled(VersionProof.VERSION));
        assertThat(decide(STRICT, ORDER, running(null, ORDERED_DIGEST)))
                .isEqualTo(new Decision.AlreadyInstalled(VersionProof.DIGEST));
    }

    @Test
    void a_version_that_nobody_ordered_proves_nothing() {
        UpdateOrder byDigest = new UpdateOrder(
                ORDER.id(), ORDER.uri(), Optional.empty(), ORDER.size(), ORDER.digest(), Optional.empty());
        assertThat(decide(UNVERIFIED, byDigest, running(OLD_VERSION, ORDERED_DIGEST)))
                .isEqualTo(new Decision.AlreadyInstalled(VersionProof.DIGEST));
    }

    @Test
    void an_image_with_another_digest_or_version_is_not_the_one_ordered() {
        assertThat(decide(STRICT, ORDER, running(ORDERED_VERSION, OLD_DIGEST))).isEqualTo(new Decision.Accept());
        assertThat(decide(STRICT, ORDER, running(OLD_VERSION, ORDERED_DIGEST))).isEqualTo(new Decision.Accept());
        assertThat(decide(STRICT, ORDER, running(ORDERED_VERSION, null))).isEqualTo(new Decision.Accept());
        assertThat(decide(UNVERIFIED, BARE, running(ORDERED_VERSION, ORDERED_DIGEST)))
                .isEqualTo(new Decision.Accept());
        assertThat(decide(UNVERIFIED, BARE, running(null, null))).isEqualTo(new Decision.Accept());
    }

    private static UpdateOrder until(Instant notAfter) {
        return new UpdateOrder(
                ORDER.id(), ORDER.uri(), ORDER.version(), ORDER.size(), ORDER.digest(), Optional.of(notAfter));
    }

    private static RunningFirmware running(Version told, Digest digest) {
        return new RunningFirmware(Optional.ofNullable(told), Optional.ofNullable(digest));
    }

    private static Decision refused(ReasonCode code) {
        return new Decision.Refuse(Reason.of(code));
    }

    private static Decision unverifiable(String message) {
        return new Decision.Refuse(new Reason(ReasonCode.UNVERIFIABLE_ORDER, message));
    }

    private static Decision decide(Admission admission, UpdateOrder order) {
        return decide(admission, order, Idle.FRESH);
    }

    private static Decision decide(Admission admission, UpdateOrder order, RunningFirmware firmware) {
        return decide(admission, order, settledOn(OLD), firmware);
    }

    private static Decision decide(Admission admission, UpdateOrder order, Boot boot, RunningFirmware firmware) {
        return admission.decide(new Candidate(order, UpdateLedger.EMPTY, Idle.FRESH, boot, firmware, NOW));
    }

    private static Decision decide(Admission admission, UpdateOrder order, UpdateState state) {
        return admission.decide(
                new Candidate(order, UpdateLedger.EMPTY, state, settledOn(OLD), RunningFirmware.UNKNOWN, NOW));
    }
}
