package dev.drydock.application.fleet.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.plan.Images;
import dev.drydock.application.fleet.plan.PlannedManifest;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.member.SkipReason;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.domain.target.DeviceTrust;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.manifest.Audience;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FitForTrustTest {
    private static final Instant EXPIRES = Instant.parse("2027-03-01T10:00:00Z");
    private static final RolloutImage UNSIGNED = image("2.0.0", Optional.empty());

    private static RolloutImage image(String version, Optional<PlannedManifest> manifest) {
        return new RolloutImage("image-" + version, new Version(version), Set.of(), manifest);
    }

    private static RolloutImage signed(long sequence, int counter, String... hardware) {
        return image("2.0.0", Optional.of(manifest(sequence, counter, "gateway", hardware)));
    }

    private static PlannedManifest manifest(long sequence, int counter, String model, String... hardware) {
        return new PlannedManifest(
                new Digest("0123456789abcdef".repeat(4)),
                new ReleaseNumbers(sequence, counter),
                new Audience(List.of(model), List.of(hardware), List.of()),
                EXPIRES,
                false);
    }

    private static DeviceFacts device(String model, String hardware, String mode, Integer... formats) {
        return new DeviceFacts(
                        new DeviceId("d1"),
                        Optional.ofNullable(model),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        Map.of(),
                        Map.of(),
                        Optional.empty())
                .with(
                        Optional.ofNullable(hardware),
                        new DeviceTrust(
                                mode,
                                Optional.empty(),
                                Optional.empty(),
                                new ReleaseNumbers(31, 7),
                                List.of(formats),
                                List.of(1),
                                Optional.empty()));
    }

    private static Optional<SkipReason> unfit(String mode, RolloutImage image) {
        return FitForTrust.unfit(device("gateway", "rev b", mode, 1), image);
    }

    @Test
    void a_device_that_asks_for_manifests_gets_no_image_without_one() {
        assertThat(unfit("signed", UNSIGNED)).hasValue(SkipReason.NEEDS_SIGNATURE);
        assertThat(unfit("mixed", UNSIGNED)).isEmpty();
        assertThat(unfit("none", UNSIGNED)).isEmpty();
        assertThat(unfit("later", UNSIGNED)).isEmpty();
    }

    @Test
    void a_device_that_looks_at_manifests_gets_none_that_it_would_refuse() {
        for (String mode : List.of("signed", "mixed")) {
            assertThat(unfit(mode, signed(31, 7))).isEmpty();
            assertThat(unfit(mode, signed(30, 7))).hasValue(SkipReason.SEQUENCE_TOO_LOW);
            assertThat(unfit(mode, signed(32, 6))).hasValue(SkipReason.COUNTER_TOO_LOW);
            assertThat(unfit(mode, signed(32, 7, "rev a"))).hasValue(SkipReason.WRONG_HARDWARE);
            assertThat(unfit(mode, signed(32, 7, "rev a", "rev b"))).isEmpty();
        }
        assertThat(unfit("none", signed(1, 0, "rev a"))).isEmpty();
    }

    @Test
    void what_a_device_does_not_tell_of_itself_is_not_what_a_manifest_names() {
        assertThat(FitForTrust.unfit(device(null, null, "signed", 1), signed(32, 7)))
                .hasValue(SkipReason.WRONG_MODEL);
        assertThat(FitForTrust.unfit(device("meter", null, "signed", 1), signed(32, 7)))
                .hasValue(SkipReason.WRONG_MODEL);
        assertThat(FitForTrust.unfit(device("gateway", null, "signed", 1), signed(32, 7, "rev a")))
                .hasValue(SkipReason.WRONG_HARDWARE);
        assertThat(FitForTrust.unfit(device("gateway", null, "signed"), signed(32, 7)))
                .hasValue(SkipReason.FORMAT_UNKNOWN);
        assertThat(FitForTrust.unfit(device("gateway", null, "signed", 2, 1), signed(32, 7)))
                .isEmpty();
    }

    private static Optional<String> shut(Optional<PlannedManifest> back) {
        return new Images(signed(31, 7), Optional.of(image("1.9.0", back))).shut(EXPIRES);
    }

    @Test
    void the_way_back_needs_a_manifest_that_is_above_the_other_for_as_long_as_it_may_be_gone() {
        assertThat(shut(Optional.of(manifest(32, 7, "gateway")))).isEmpty();
        assertThat(shut(Optional.empty()))
                .hasValueSatisfying(why -> assertThat(why)
                        .startsWith(
                                "devices of the target ask for signed manifests, and would not go back: the manifest of "
                                        + "image image-1.9.0 has to have a higher sequence than that of image-2.0.0, 31")
                        .contains("it has none"));
        assertThat(shut(Optional.of(manifest(31, 7, "gateway"))))
                .hasValueSatisfying(why -> assertThat(why).contains("it has sequence 31."));
        assertThat(shut(Optional.of(manifest(32, 6, "gateway"))))
                .hasValueSatisfying(why -> assertThat(why).contains("it has security counter 6, below 7."));
        assertThat(shut(Optional.of(manifest(32, 7, "meter"))))
                .hasValueSatisfying(why -> assertThat(why).contains("it is not for all models of the other."));
        Images late = new Images(signed(31, 7), Optional.of(image("1.9.0", Optional.of(manifest(32, 7, "gateway")))));
        assertThat(late.shut(EXPIRES.plusSeconds(1)))
                .hasValueSatisfying(why -> assertThat(why).contains("it expires at 2027-03-01T10:00:00Z."));
        assertThat(new Images(UNSIGNED, Optional.of(UNSIGNED)).shut(EXPIRES)).isEmpty();
        assertThat(Images.of(signed(31, 7)).shut(EXPIRES)).isEmpty();
    }
}
