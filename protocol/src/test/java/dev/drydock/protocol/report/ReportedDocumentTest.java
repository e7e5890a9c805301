package dev.drydock.protocol.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedFirmware;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.application.service.word.FirmwareStatus;
import dev.drydock.application.service.word.ModuleStatus;
import dev.drydock.application.service.word.ReportedProof;
import dev.drydock.application.service.word.ReportedState;
import dev.drydock.application.service.word.Word;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.protocol.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

        assertThat(document)
                .contains("\"firmwareStatus\":\"" + reported.firmwareStatus().orElseThrow() + "\"");
        assertThat(reported.update()).isEmpty();
        assertThat(reported.recent()).isEmpty();
        assertThat(reported.epoch()).isEmpty();
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
        assertThat(reported.firmwareStatus()).isEmpty();
        assertThat(reported.word()).isEqualTo("unknown");
        assertThat(reported.lastFirmwareUpdate()).isEmpty();
        assertThat(ReportedDocument.readFormer(Samples.bytes(document))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"device\":null",
                ",\"device\":\"7c9e6679f3b8a1d2\"",
                ",\"device\":[]",
                ",\"device\":{}",
                ",\"device\":{\"epoch\":null}",
                ",\"device\":{\"epoch\":1234567890123456}",
                ",\"device\":{\"epoch\":[\"7c9e6679f3b8a1d2\"]}",
                ",\"device\":{\"epoch\":\"\"}",
                ",\"device\":{\"epoch\":\"7C9E6679F3B8A1D2\"}",
                ",\"device\":{\"epoch\":\"7c9e6679f3b8a1d2 \"}",
                ",\"device\":{\"epoch\":\"7c9e6679f3b8a1d\\u001b\"}"
            })
    void an_epoch_that_is_missing_or_malformed_is_none_and_hides_nothing_else(String device) {
        byte[] document = Samples.bytes("{\"update\":{\"sequence\":5,\"state\":\"idle\"}" + device + "}");

        Reported reported = ReportedDocument.read(document).orElseThrow();
        FormerReport former = ReportedDocument.readFormer(document).orElseThrow();

        assertThat(reported.epoch()).isEmpty();
        assertThat(reported.update().orElseThrow().sequence()).isEqualTo(5);
        assertThat(former.epoch()).isEmpty();
        assertThat(former.sequence()).isEqualTo(5);
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
        assertThat(reported.recent())
                .extracting(outcome -> outcome.id().value())
                .containsExactly("u2", "u3");
        assertThat(former.recent()).extracting(outcome -> outcome.id().value()).containsExactly("u3");
        assertThat(former.ending()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "standBy,STAND_BY",
        "downloading,DOWNLOADING",
        "applying,APPLYING",
        "completed,COMPLETED",
        "failed,FAILED"
    })
    void every_status_of_the_tutorial_is_known(String word, FirmwareStatus status) {
        assertThat(read("{\"firmwareStatus\":\"" + word + "\"}").firmwareStatus())
                .contains(Word.known(word, status));
    }

    @Test
    void a_word_of_a_newer_device_is_kept_and_means_nothing() {
        Reported reported = read("{\"firmwareStatus\":\"polishing\",\"update\":{\"sequence\":1,\"state\":\"polishing\","
                + "\"reason\":{\"code\":\"newer-code\"},\"versionProof\":\"signature\"}}");
        ReportedUpdate update = reported.update().orElseThrow();

        assertThat(reported.firmwareStatus()).contains(Word.unknown("polishing"));
        assertThat(update.state()).isEqualTo(Word.unknown("polishing"));
        assertThat(update.isAtRest()).isFalse();
        assertThat(update.reason().orElseThrow().code()).isEqualTo(Word.unknown("newer-code"));
        assertThat(update.proof()).contains(Word.unknown("signature"));
    }

    @Test
    void every_state_that_is_written_is_read_as_the_same() {
        for (UpdateState state : Samples.states()) {
            String document = ReportDocument.write(Samples.report(state, Optional.empty()));
            ReportedUpdate update = read(document).update().orElseThrow();

            ReportedState read = update.state().meaning().orElseThrow();
            assertThat(read.isAtRest()).as(document).isEqualTo(state instanceof AtRest);
            assertThat(read.ending())
                    .as(document)
                    .isEqualTo(state.outcomeAt(Samples.NOW).map(Outcome::ending));
            if (state instanceof Underway underway) {
                assertThat(read).isEqualTo(new ReportedState.Working(underway.stage()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"version,VERSION", "digest,DIGEST", "simulated,SIMULATED"})
    void every_proof_is_known(String word, ReportedProof proof) {
        Reported reported =
                read("{\"update\":{\"sequence\":1,\"state\":\"completed\",\"versionProof\":\"" + word + "\"}}");

        assertThat(reported.update().orElseThrow().proof()).contains(Word.known(word, proof));
        assertThat(reported.isSimulated()).isEqualTo(proof == ReportedProof.SIMULATED);
    }

    @Test
    void the_later_tutorials_report_is_read_and_takes_orders_as_desired_alone() {
        Reported reported = read("{\"firmware\":{\"currentFwVersion\":\"1.0.0\",\"pendingFwVersion\":\"2.8.5\","
                + "\"fwUpdateStatus\":\"rolledback\",\"fwUpdateSubstatus\":\"Rolled back to: 1.0.0\","
                + "\"lastFwUpdateStartTime\":\"T1\",\"lastFwUpdateEndTime\":\"\"}}");

        assertThat(reported.firmware())
                .contains(new ReportedFirmware(
                        Word.known("rolledback", ModuleStatus.ROLLED_BACK),
                        "Rolled back to: 1.0.0",
                        "2.8.5",
                        "T1",
                        ""));
        assertThat(reported.currentVersion()).contains("1.0.0");
        assertThat(reported.ordersByDesiredAlone()).isTrue();
        assertThat(reported.word()).isEqualTo("rolledback");
    }

    @Test
    void a_drydock_device_is_never_taken_for_the_later_tutorials() {
        assertThat(read(ReportDocument.write(Samples.report(Samples.completed(), Optional.empty())))
                        .ordersByDesiredAlone())
                .isFalse();
    }

    private static Reported read(String document) {
        return ReportedDocument.read(Samples.bytes(document)).orElseThrow();
    }

    @Test
    void members_that_are_not_known_are_kept_in_the_document() {
        byte[] document = Samples.bytes("{\"firmwareStatus\":\"standBy\",\"telemetry\":{\"interval\":5}}");

        assertThat(ReportedDocument.read(document).orElseThrow().document())
                .isEqualTo("{\"firmwareStatus\":\"standBy\",\"telemetry\":{\"interval\":5}}");
    }

    /** A report with broken bytes is read or not, but never ends in an exception. */
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

    @Test
    void the_whole_report_is_told_as_json_whatever_its_encoding() {
        String report = "{\"firmwareStatus\" : \"caf\u00e9\"}";

        assertThat(ReportedDocument.read(report.getBytes(StandardCharsets.UTF_8))
                        .orElseThrow()
                        .document())
                .isEqualTo(report);
        for (byte[] other : List.of(
                ("\uFEFF" + report).getBytes(StandardCharsets.UTF_8),
                (" " + report).getBytes(StandardCharsets.UTF_8),
                report.getBytes(StandardCharsets.UTF_16BE),
                report.getBytes(StandardCharsets.UTF_16LE))) {
            assertThat(ReportedDocument.read(other).orElseThrow().document())
                    .isEqualTo("{\"firmwareStatus\":\"caf\u00e9\"}");
        }
    }
}
