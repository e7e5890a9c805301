package dev.drydock.protocol.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.manifest.Audience;
import dev.drydock.domain.trust.manifest.Manifest;
import dev.drydock.domain.trust.manifest.Validity;
import dev.drydock.protocol.GoldenFile;
import dev.drydock.protocol.json.MalformedDocument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestDocumentTest {
    private static final Manifest WHOLE = new Manifest(
            new Audience(List.of("gw-10", "gw-20"), List.of("rev-b"), List.of(new DeviceId("gw-1"))),
            new Version("2.0.0"),
            new ReleaseNumbers(30, 5),
            new ImageMeasure(1_048_576, new Digest("ab".repeat(32))),
            "image",
            new Validity(Instant.parse("2026-12-01T00:00:00Z"), Instant.parse("2027-12-01T00:00:00Z")),
            Set.of(29L, 0L));

    private static String written() {
        return new String(ManifestDocument.write(WHOLE), StandardCharsets.UTF_8);
    }

    @Test
    void a_manifest_is_written_and_read_alike() {
        GoldenFile.assertSame("manifest.json", written() + "\n");
        assertThat(read(written())).isEqualTo(WHOLE);
    }

    @Test
    void what_a_manifest_does_not_need_is_left_out() {
        Manifest plain = new Manifest(
                new Audience(List.of("gw-10"), List.of(), List.of()),
                WHOLE.version(),
                WHOLE.numbers(),
                WHOLE.image(),
                WHOLE.type(),
                WHOLE.validity(),
                Set.of());
        String text = new String(ManifestDocument.write(plain), StandardCharsets.UTF_8);

        assertThat(text).doesNotContain("hardware", "devices", "onlyFrom");
        assertThat(read(text)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"format\":1|\"format\":\"1\"|member 'format': expected a whole number, found a string",
                "\"format\":1,||member 'format' is missing",
                "[\"gw-10\",\"gw-20\"]|[]|member 'models': it is left out where it has no element",
                "[\"gw-10\",\"gw-20\"]|\"gw-10\"|member 'models': expected an array",
                "[\"gw-10\",\"gw-20\"]|[1]|member 'models': expected an array of strings",
                "[\"gw-10\",\"gw-20\"]|[\" gw-10\"]|the name of a model is 1 to 64 printable characters",
                "[\"gw-10\",\"gw-20\"]|[\"gw-10\",\"gw-10\"]|a model is named twice",
                "[\"rev-b\"]|[]|member 'hardware'",
                "[\"rev-b\"]|null|member 'hardware': expected an array, found null",
                "[\"gw-1\"]|[\"gw/1\"]|member 'devices'",
                "\"2.0.0\"|\"\"|member 'version'",
                "\"sequence\":30|\"sequence\":0|member 'sequence': expected 1 to 4503599627370495",
                "\"sequence\":30|\"sequence\":4503599627370496|member 'sequence': expected 1 to 4503599627370495",
                "\"sequence\":30|\"sequence\":30.0|member 'sequence': expected a whole number",
                "\"sequence\":30|\"sequence\":\"30\"|member 'sequence': expected a whole number, found a string",
                "\"securityCounter\":5|\"securityCounter\":-1|member 'securityCounter': expected 0 to 2147483647",
                "\"securityCounter\":5|\"securityCounter\":2147483648|member 'securityCounter': expected 0 to 2147483647",
                "\"size\":1048576|\"size\":0|member 'size'",
                "\"sha256\":\"ab|\"sha256\":\"AB|member 'sha256'",
                "\"type\":\"image\"|\"type\":\"Image\"|a type is 1 to 32 characters",
                "\"2026-12-01T00:00:00Z\"|\"2026-12-01\"|member 'issued': expected a time in UTC",
                "\"2026-12-01T00:00:00Z\"|\"2026-12-01T00:00:00+01:00\"|member 'issued': expected a time in UTC",
                "\"2026-12-01T00:00:00Z\"|\"2028-12-01T00:00:00Z\"|a manifest expires after it was issued",
                "[0,29]|[29,29]|a sequence stands in it twice",
                "[0,29]|[]|member 'onlyFrom': it is left out where it has no element",
                "[0,29]|[-1]|member 'onlyFrom': expected 0 to",
                "\"format\":1|\"format\":1,\"more\":1|unknown member 'more'",
                "\"format\":1|\"format\":1,\"format\":1|twice",
            })
    void a_manifest_with_a_fault_is_malformed(String good, String bad, String why) {
        String text = written();
        assertThat(text).contains(good);

        Reason reason = refusal(text.replace(good, bad == null ? "" : bad));
        assertThat(reason.code()).isEqualTo(ReasonCode.MANIFEST_MALFORMED);
        if (!why.equals("twice")) {
            assertThat(reason.message()).contains(why);
        }
    }

    @Test
    void another_format_is_told_as_such_whatever_else_it_has() {
        assertThat(refusal("{\"format\":2,\"new\":true}"))
                .isEqualTo(
                        new Reason(ReasonCode.FORMAT_UNKNOWN, "the manifest has the format 2; this version knows 1"));
    }

    @Test
    void what_is_no_object_is_malformed() {
        assertThat(refusal("").code()).isEqualTo(ReasonCode.MANIFEST_MALFORMED);
        assertThat(refusal("[]").code()).isEqualTo(ReasonCode.MANIFEST_MALFORMED);
        assertThat(refusal(written() + "x").code()).isEqualTo(ReasonCode.MANIFEST_MALFORMED);
    }

    @Test
    void a_manifest_fits_into_a_string_of_a_twin() {
        assertThatThrownBy(() -> ManifestDocument.token("a".repeat(4 * 1024 + 1)))
                .isInstanceOf(MalformedDocument.class)
                .hasMessage("a manifest has at most 4096 characters with its signature");
    }

    private static Manifest read(String text) {
        return ManifestDocument.read(text.getBytes(StandardCharsets.UTF_8)).match(manifest -> manifest, reason -> {
            throw new AssertionError(reason.toString());
        });
    }

    private static Reason refusal(String text) {
        return ManifestDocument.read(text.getBytes(StandardCharsets.UTF_8))
                .match(
                        manifest -> {
                            throw new AssertionError(manifest.toString());
                        },
                        reason -> reason);
    }
}
