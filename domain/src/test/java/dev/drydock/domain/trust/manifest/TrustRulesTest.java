package dev.drydock.domain.trust.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.TrustSamples;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.keyset.KeySetSamples;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustRulesTest {
    private static final Manifest PLAIN = ManifestSamples.plain();
    private static final Bearer GATEWAY = ManifestSamples.gateway();

    /** For each rule a manifest and a device that this rule alone keeps apart. */
    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(
                        TrustRules.KEY_IN_TIME,
                        living(PLAIN, 100_000),
                        at(KeySetSamples.RELEASE_KEY.notAfter().plusNanos(1))),
                Arguments.of(TrustRules.RIGHT_MODEL, withAudience(ManifestSamples.audience("gw-10")), model("gw-100")),
                Arguments.of(
                        TrustRules.RIGHT_HARDWARE,
                        withAudience(new Audience(List.of("gateway"), List.of("rev-a", "rev-c"), List.of())),
                        GATEWAY),
                Arguments.of(
                        TrustRules.RIGHT_DEVICE,
                        withAudience(new Audience(List.of("gateway"), List.of(), List.of(new DeviceId("gw-2")))),
                        GATEWAY),
                Arguments.of(TrustRules.RIGHT_TYPE, PLAIN, type("bundle")),
                Arguments.of(
                        TrustRules.IN_TIME, PLAIN, at(PLAIN.validity().expires().plusNanos(1))),
                Arguments.of(TrustRules.SEQUENCE_GROWS, PLAIN, floor(31, 5)),
                Arguments.of(TrustRules.COUNTER_NOT_BELOW, PLAIN, floor(29, 6)),
                Arguments.of(TrustRules.COUNTER_NOT_FAR_ABOVE, withNumbers(30, 1_006), GATEWAY),
                Arguments.of(
                        TrustRules.FROM_HERE,
                        ManifestSamples.of(ManifestSamples.audience("gateway"), TrustSamples.NUMBERS, Set.of(0L, 28L)),
                        GATEWAY));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void each_rule_alone_keeps_a_manifest_from_a_device_and_without_it_the_manifest_passes(
            TrustRule rule, Manifest manifest, Bearer device) {
        VerifiedManifest verified = ManifestSamples.verified(manifest);

        assertThat(TrustRules.firstRefusal(verified, device).map(Reason::code)).contains(rule.code());
        assertThat(TrustRules.ALL)
                .filteredOn(other -> other.refusal(verified, device).isPresent())
                .containsExactly(rule);
    }

    @Test
    void every_rule_has_its_case_its_code_and_its_name() {
        assertThat(broken().map(arguments -> arguments.get()[0])).containsExactlyElementsOf(TrustRules.ALL);
        Set<ReasonCode> codes = new HashSet<>();
        Set<String> names = new HashSet<>();
        assertThat(TrustRules.ALL).allMatch(rule -> codes.add(rule.code()) && names.add(rule.name()));
    }

    @Test
    void a_manifest_for_the_device_passes_every_rule() {
        assertThat(refused(PLAIN, GATEWAY)).isEmpty();
    }

    @Test
    void the_first_broken_rule_is_told() {
        Bearer wrongInEverything = new Bearer(
                GATEWAY.id(),
                "other",
                Optional.empty(),
                "bundle",
                Instant.parse("2099-01-01T00:00:00Z"),
                new ReleaseNumbers(99, 99),
                new ReleaseNumbers(99, 99),
                Optional.empty());

        assertThat(refused(PLAIN, wrongInEverything).map(Reason::code)).contains(ReasonCode.KEY_EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gw-100", "GW-10", "gw-10 ", " gw-10", "gw-1", "gw\u201010", ""})
    void a_model_fits_character_by_character(String model) {
        Manifest manifest = withAudience(ManifestSamples.audience("gw-10", "gw-20"));

        assertThat(refused(manifest, model("gw-10"))).isEmpty();
        assertThat(refused(manifest, model("gw-20"))).isEmpty();
        assertThat(refused(manifest, model(model)))
                .contains(new Reason(
                        ReasonCode.WRONG_MODEL, "it is for 'gw-10', 'gw-20'; the device is '" + model + "'"));
    }

    @Test
    void a_device_of_unknown_hardware_takes_no_manifest_that_names_revisions() {
        Manifest manifest = withAudience(new Audience(List.of("gateway"), List.of("rev-b"), List.of()));

        assertThat(refused(manifest, GATEWAY)).isEmpty();
        assertThat(refused(manifest, hardware(Optional.empty())))
                .contains(
                        new Reason(ReasonCode.WRONG_HARDWARE, "it is for hardware 'rev-b'; the device's is not known"));
        assertThat(refused(PLAIN, hardware(Optional.empty()))).isEmpty();
    }

    @Test
    void a_test_build_is_taken_by_its_devices() {
        assertThat(refused(
                        withAudience(new Audience(
                                List.of("gateway"), List.of(), List.of(new DeviceId("gw-9"), new DeviceId("gw-1")))),
                        GATEWAY))
                .isEmpty();
    }

    @Test
    void the_last_moment_of_manifest_and_key_is_within() {
        assertThat(refused(PLAIN, at(PLAIN.validity().expires()))).isEmpty();
        assertThat(refused(living(PLAIN, 100_000), at(KeySetSamples.RELEASE_KEY.notAfter())))
                .isEmpty();
    }

    @Test
    void the_committed_sequence_is_taken_again_with_the_committed_image_alone() {
        Bearer committed = committed(TrustSamples.IMAGE);

        assertThat(refused(PLAIN, committed)).isEmpty();
        assertThat(refused(PLAIN, committed(new Digest("cd".repeat(32)))))
                .contains(new Reason(ReasonCode.SEQUENCE_TOO_LOW, "its sequence is 30; the device has committed 30"));
        assertThat(refused(PLAIN, floor(30, 5)).map(Reason::code))
                .as("nobody knows the committed image")
                .contains(ReasonCode.SEQUENCE_TOO_LOW);
        assertThat(refused(withNumbers(29, 5), committed).map(Reason::code)).contains(ReasonCode.SEQUENCE_TOO_LOW);
    }

    @Test
    void a_counter_rises_by_a_thousand_at_most() {
        assertThat(refused(withNumbers(30, 5), GATEWAY)).isEmpty();
        assertThat(refused(withNumbers(30, 1_005), GATEWAY)).isEmpty();
        assertThat(refused(withNumbers(30, Integer.MAX_VALUE), GATEWAY).map(Reason::code))
                .contains(ReasonCode.COUNTER_JUMP);
        assertThat(refused(withNumbers(30, 0), GATEWAY).map(Reason::code)).contains(ReasonCode.COUNTER_TOO_LOW);
    }

    @Test
    void the_way_back_is_taken_from_what_it_names_and_not_from_the_floor() {
        Manifest back = ManifestSamples.of(ManifestSamples.audience("gateway"), new ReleaseNumbers(32, 5), Set.of(29L));
        Bearer lower = new Bearer(
                GATEWAY.id(),
                GATEWAY.model(),
                GATEWAY.hardware(),
                GATEWAY.imageType(),
                GATEWAY.now(),
                new ReleaseNumbers(31, 5),
                new ReleaseNumbers(29, 5),
                Optional.empty());

        assertThat(refused(back, lower)).isEmpty();
        assertThat(refused(back, floor(31, 5)))
                .contains(new Reason(
                        ReasonCode.ONLY_FROM, "it is taken only from the sequences [29]; the device runs 31"));
    }

    private static Optional<Reason> refused(Manifest manifest, Bearer device) {
        return TrustRules.firstRefusal(ManifestSamples.verified(manifest), device);
    }

    private static Manifest withAudience(Audience audience) {
        return ManifestSamples.of(audience, TrustSamples.NUMBERS, Set.of());
    }

    private static Manifest withNumbers(long sequence, int counter) {
        return ManifestSamples.of(ManifestSamples.audience("gateway"), new ReleaseNumbers(sequence, counter), Set.of());
    }

    private static Manifest living(Manifest manifest, long seconds) {
        return ManifestSamples.with(
                manifest,
                manifest.validity().issued(),
                manifest.validity().expires().plusSeconds(seconds));
    }

    private static Bearer model(String model) {
        return bearer(model, GATEWAY.hardware(), GATEWAY.imageType(), GATEWAY.now(), GATEWAY.floor());
    }

    private static Bearer hardware(Optional<String> hardware) {
        return bearer(GATEWAY.model(), hardware, GATEWAY.imageType(), GATEWAY.now(), GATEWAY.floor());
    }

    private static Bearer type(String type) {
        return bearer(GATEWAY.model(), GATEWAY.hardware(), type, GATEWAY.now(), GATEWAY.floor());
    }

    private static Bearer at(Instant now) {
        return bearer(GATEWAY.model(), GATEWAY.hardware(), GATEWAY.imageType(), now, GATEWAY.floor());
    }

    private static Bearer floor(long sequence, int counter) {
        return bearer(
                GATEWAY.model(),
                GATEWAY.hardware(),
                GATEWAY.imageType(),
                GATEWAY.now(),
                new ReleaseNumbers(sequence, counter));
    }

    private static Bearer bearer(
            String model, Optional<String> hardware, String type, Instant now, ReleaseNumbers floor) {
        return new Bearer(GATEWAY.id(), model, hardware, type, now, floor, floor, Optional.empty());
    }

    /** A gateway that has committed sequence 30. */
    private static Bearer committed(Digest digest) {
        return new Bearer(
                GATEWAY.id(),
                GATEWAY.model(),
                GATEWAY.hardware(),
                GATEWAY.imageType(),
                GATEWAY.now(),
                TrustSamples.NUMBERS,
                TrustSamples.NUMBERS,
                Optional.of(digest));
    }
}
