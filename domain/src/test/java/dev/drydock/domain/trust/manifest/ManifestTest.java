package dev.drydock.domain.trust.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.trust.TrustSamples;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    private static final Audience GATEWAYS = ManifestSamples.audience("gateway");

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a\u0000b", "gw\u201010", "\u0430"})
    void a_name_of_a_model_or_a_revision_is_plain(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManifestSamples.audience(name))
                .withMessageStartingWith("the name of a model is 1 to 64 printable characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Audience(List.of("gateway"), List.of(name), List.of()))
                .withMessageStartingWith("the name of a hardware revision is 1 to 64 printable characters");
    }

    @Test
    void an_audience_has_limits() {
        assertThat(ManifestSamples.audience("a".repeat(64), "raspberrypi,4-model-b")
                        .models())
                .hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> ManifestSamples.audience("a".repeat(65)));
        assertThatIllegalArgumentException()
                .isThrownBy(ManifestSamples::audience)
                .withMessage("a manifest names at least one model");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManifestSamples.audience("gateway", "gateway"))
                .withMessage("a model is named twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManifestSamples.audience(
                        IntStream.range(0, 33).mapToObj(Integer::toString).toArray(String[]::new)))
                .withMessage("a manifest names at most 32 of models");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> devices(21))
                .withMessage("a manifest names at most 20 devices");
        assertThat(devices(20).devices()).hasSize(20);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Audience(
                        List.of("gateway"), List.of(), List.of(new DeviceId("gw-1"), new DeviceId("gw-1"))))
                .withMessage("a device is named twice");
    }

    private static Audience devices(int number) {
        return new Audience(
                List.of("gateway"),
                List.of(),
                IntStream.range(0, number)
                        .mapToObj(i -> new DeviceId("gw-" + i))
                        .toList());
    }

    @Test
    void numbers_have_their_ranges() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManifestSamples.of(GATEWAYS, new ReleaseNumbers(0, 0), Set.of()))
                .withMessage("the sequence of a manifest is at least 1");
        assertThatIllegalArgumentException().isThrownBy(() -> manifest(0, "image"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManifestSamples.of(GATEWAYS, TrustSamples.NUMBERS, Set.of(-1L)))
                .withMessageStartingWith("onlyFrom has at most 32 sequences");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManifestSamples.of(
                        GATEWAYS, TrustSamples.NUMBERS, Set.of(ReleaseNumbers.LARGEST_SEQUENCE + 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ManifestSamples.of(
                        GATEWAYS,
                        TrustSamples.NUMBERS,
                        LongStream.range(0, 33).boxed().collect(Collectors.toSet())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Image", "an image", "-image", ".image", "abcdefghijklmnopqrstuvwxyz1234567"})
    void a_type_is_a_plain_word(String type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> manifest(1, type))
                .withMessageStartingWith("a type is 1 to 32 characters");
    }

    private static Manifest manifest(long size, String type) {
        return new Manifest(
                GATEWAYS,
                new Version("2.0.0"),
                TrustSamples.NUMBERS,
                new ImageMeasure(size, TrustSamples.IMAGE),
                type,
                ManifestSamples.VALIDITY,
                Set.of());
    }

    @Test
    void a_manifest_expires_after_it_was_issued() {
        assertThat(new Validity(TrustSamples.NOW, TrustSamples.NOW).expiredAt(TrustSamples.NOW))
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Validity(TrustSamples.NOW, TrustSamples.NOW.minusNanos(1)))
                .withMessage("a manifest expires after it was issued");
    }
}
