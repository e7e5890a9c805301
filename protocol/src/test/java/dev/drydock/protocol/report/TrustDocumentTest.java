package dev.drydock.protocol.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.service.twin.Reported;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.target.DeviceTrust;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.protocol.Samples;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device tells of its trust, as the service reads it. */
class TrustDocumentTest {
    private static final String TOLD = """
            {"mode":"signed","keySet":{"epoch":1,"version":3},"manifest":"%s","sequence":31,"counter":7,
            "formats":{"manifest":[1,2],"keySet":[1]},
            "refused":{"updateId":"u1","code":"unknown-key","message":"who is that"}}""".formatted("0123456789abcdef".repeat(4));
    private static final DeviceTrust TRUST = new DeviceTrust(
            "signed",
            Optional.of(new KeySetVersion(1, 3)),
            Optional.of(new Digest("0123456789abcdef".repeat(4))),
            new ReleaseNumbers(31, 7),
            List.of(1, 2),
            List.of(1),
            Optional.of(new DeviceTrust.Refused(Optional.of(new UpdateId("u1")), "unknown-key", "who is that")));

    private static Reported read(String trust) {
        return ReportedDocument.read(Samples.bytes(
                        "{\"device\":{\"model\":\"gateway\",\"hardware\":\"rev b\"},\"trust\":" + trust + "}"))
                .orElseThrow();
    }

    @Test
    void trust_and_hardware_are_read_from_a_report() {
        Reported reported = read(TOLD);

        assertThat(reported.trust()).hasValue(TRUST);
        assertThat(reported.hardware()).hasValue("rev b");
        assertThat(ReportedDocument.read(Samples.bytes("{}")).orElseThrow().trust())
                .isEmpty();
    }

    @Test
    void what_is_kept_is_read_as_it_was_written() throws MalformedDocument {
        DeviceTrust bare = new DeviceTrust(
                "none",
                Optional.empty(),
                Optional.empty(),
                ReleaseNumbers.NONE,
                List.of(),
                List.of(),
                Optional.empty());

        for (DeviceTrust trust : List.of(TRUST, bare)) {
            assertThat(TrustDocument.read(Json.write(TrustDocument.write(trust))))
                    .hasValue(trust);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "[]",
                "{}",
                "{\"mode\":null}",
                "{\"mode\":7}",
                "{\"mode\":\"\"}",
                "{\"mode\":\"a\\nb\"}"
            })
    void without_a_mode_nothing_is_told(String trust) {
        assertThat(read(trust).trust()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "epoch":1    | "epoch":0
            "epoch":1    | "epoch":"1"
            "epoch":1    | "epoch":1e300
            "0123        | "x123
            31           | -31
            31           | 99999999999999999999
            31           | 31.5
            :7           | :2147483648
            [1,2]        | {"a":"b"}
            [1]          | ["1",-1,0,null]
            "u1"         | "u 1"
            "u1"         | 7
            "unknown-key"| "a\\u0000b"
            "unknown-key"| ""
            "who is that"| 7
            "who is that"| "a\\u001bb"
            """)
    void a_member_that_is_malformed_counts_as_absent(String sound, String unsound) {
        assertThat(TOLD).contains(sound);

        DeviceTrust told = read(TOLD.replace(sound, unsound)).trust().orElseThrow();

        assertThat(told).isNotEqualTo(TRUST);
        assertThat(told.mode()).isEqualTo("signed");
    }

    @Test
    void of_many_formats_some_are_kept() {
        DeviceTrust told = read("{\"mode\":\"signed\",\"formats\":{\"manifest\":[1,2,3,4,5,6,7,8,9,10]}}")
                .trust()
                .orElseThrow();

        assertThat(told.formats()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void trust_is_said_in_one_line() {
        assertThat(TrustSentence.of("signed", Optional.of("1.3"), 31, 7))
                .isEqualTo("signed, key set 1.3, sequence 31, security counter 7");
        assertThat(TrustSentence.of("none", Optional.empty(), 0, 0))
                .isEqualTo("none, whoever may give it orders may have any image installed");
        assertThat(TrustSentence.held(Optional.of("u1"), "unknown-key", "who is that"))
                .isEqualTo("update u1, unknown-key: who is that");
        assertThat(TrustSentence.held(Optional.of("u1"), "unknown-key", "")).isEqualTo("update u1, unknown-key");
        assertThat(TrustSentence.held(Optional.empty(), "key-set-gap", "1.2 is missing"))
                .isEqualTo("a key set, key-set-gap: 1.2 is missing");
    }
}
