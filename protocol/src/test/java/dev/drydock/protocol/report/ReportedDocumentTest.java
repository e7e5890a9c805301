package dev.drydock.protocol.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.protocol.Samples;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reported properties of devices that are not ours, or not whole. */
class ReportedDocumentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"firmwareStatus\":\"standBy\",\"logTime\":\"11/20/2026 10:00:00 AM\"}",
                "{\"firmwareStatus\":\"downloading\",\"downloadComplete\":\"11/20/2026 10:00:15 AM\"}",
                "{\"firmwareStatus\":\"applying\",\"startedApplyingImage\":\"11/20/2026 10:00:30 AM\"}",
                "{\"firmwareStatus\":\"completed\",\"lastFirmwareUpdate\":\"11/20/2026 10:00:45 AM\",\"$version\":9}"
            })
    void a_tutorials_report_is_read(String document) {
        Reported reported = ReportedDocument.read(Samples.bytes(document)).orElseThrow();

        assertThat(document).contains("\"firmwareStatus\":\"" + reported.firmwareStatus() + "\"");
        assertThat(reported.update()).isEmpty();
        assertThat(reported.recent()).isEmpty();
        assertThat(ReportedDocument.readFormer(Samples.bytes(document))).isEmpty();
    }

    @Test
    void the_last_success_of_a_tutorials_device_is_kept_as_it_stands() {
        byte[] document = Samples.bytes("{\"firmwareStatus\":\"completed\",\"lastFirmwareUpdate\":\"yesterday\"}");

        assertThat(ReportedDocument.read(document).orElseThrow().lastFirmwareUpdate())
                .contains("yesterday");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "null", "[]", "1", "\"x\"", "{", "{}}", "not json", "{\"a\":1,\"a\":2}", "\u0000", "NaN"
            })
    void what_is_no_object_is_nothing(String document) {
        assertThat(ReportedDocument.read(Samples.bytes(document))).isEmpty();
        assertThat(ReportedDocument.readFormer(Samples.bytes(document))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"update\":null}",
                "{\"update\":[]}",
                "{\"update\":\"completed\"}",
                "{\"update\":{}}",
                "{\"update\":{\"sequence\":1}}",
                "{\"update\":{\"sequence\":\"1\",\"state\":\"completed\"}}",
                "{\"update\":{\"sequence\":1.5,\"state\":\"completed\"}}",
                "{\"update\":{\"sequence\":-1,\"state\":\"completed\"}}",
                "{\"update\":{\"sequence\":9223372036854775807,\"state\":\"completed\"}}",
                "{\"update\":{\"sequence\":18446744073709551621,\"state\":\"completed\"}}",
                "{\"update\":{\"sequence\":1,\"state\":7}}",
                "{\"firmwareStatus\":7,\"lastFirmwareUpdate\":{},\"recent\":\"x\",\"firmware\":[]}"
            })
    void what_is_missing_or_of_another_type_is_not_said(String document) {
        Reported reported = ReportedDocument.read(Samples.bytes(document)).orElseThrow();

        assertThat(reported.update()).isEmpty();
        assertThat(reported.firmwareStatus()).isEqualTo("unknown");
        assertThat(reported.lastFirmwareUpdate()).isEmpty();
        assertThat(ReportedDocument.readFormer(Samples.bytes(document))).isEmpty();
    }

    @Test
    void what_is_wrong_within_an_update_hides_nothing_that_is_right() {
        String document =
                "{\"firmwareStatus\":\"polishing\",\"update\":{\"id\":\"no id/\",\"sequence\":5,\"state\":\"polishing\","
                        + "\"progress\":4294967297,\"reason\":[],\"versionProof\":1},"
                        + "\"recent\":[7,null,{},{\"id\":\"#\",\"state\":\"failed\"},{\"id\":\"u1\"},"
                        + "{\"id\":\"u2\",\"state\":\"failed\",\"reason\":{\"code\":\"newer-code\"},\"time\":\"late\"},"
                        + "{\"id\":\"u3\",\"state\":\"completed\",\"time\":\"2026-11-20T10:00:00Z\"}]}";

        Reported reported = ReportedDocument.read(Samples.bytes(document)).orElseThrow();
        FormerReport former =
                ReportedDocument.readFormer(Samples.bytes(document)).orElseThrow();

        assertThat(reported.update().orElseThrow().sequence()).isEqualTo(5);
        assertThat(reported.update().orElseThrow().id()).isEmpty();
        assertThat(reported.update().orElseThrow().progress())
                .as("it is no percent")
                .isEmpty();
        assertThat(reported.recent()).extracting(outcome -> outcome.id()).containsExactly("u2", "u3");
        assertThat(former.recent()).extracting(outcome -> outcome.id().value()).containsExactly("u3");
        assertThat(former.ending()).isEmpty();
    }

    @Test
    void members_that_are_not_known_are_kept_in_the_document() {
        byte[] document = Samples.bytes("{\"firmwareStatus\":\"standBy\",\"telemetry\":{\"interval\":5}}");

        assertThat(ReportedDocument.read(document).orElseThrow().document())
                .isEqualTo("{\"firmwareStatus\":\"standBy\",\"telemetry\":{\"interval\":5}}");
    }

    /** Whatever a broken device sends: read, or not read, but never an exception. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void a_report_with_any_of_its_bytes_changed_throws_nothing(long seed) {
        Random dice = new Random(seed);
        byte[] whole = Samples.bytes(ReportDocument.write(Samples.report(Samples.completed(), Optional.of(43))));
        for (int i = 0; i < 500; i++) {
            byte[] changed = whole.clone();
            for (int j = 0; j <= dice.nextInt(3); j++) {
                changed[dice.nextInt(changed.length)] = (byte) dice.nextInt(256);
            }
            Optional<Reported> read = ReportedDocument.read(changed);
            Optional<FormerReport> former = ReportedDocument.readFormer(changed);
            assertThat(former.isPresent())
                    .isEqualTo(read.flatMap(Reported::update).isPresent());
        }
    }
}
