package dev.drydock.protocol.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.Milestones;
import dev.drydock.application.device.report.DeviceFacts;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.RollingBack;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.Update;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.protocol.Samples;
import dev.drydock.protocol.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report of each state, by the table of the contract. */
class ReportDocumentTest {
    /** The table: a state, and its words for the seed, the later tutorial and ourselves. */
    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("Idle", List.of("standBy", "current", "idle")),
            Map.entry("Waiting", List.of("standBy", "current", "waiting")),
            Map.entry("Downloading", List.of("downloading", "downloading", "downloading")),
            Map.entry("Verifying", List.of("downloading", "verifying", "verifying")),
            Map.entry("Ready", List.of("downloading", "verifying", "ready")),
            Map.entry("Installing", List.of("applying", "applying", "installing")),
            Map.entry("Restarting", List.of("applying", "rebooting", "restarting")),
            Map.entry("OnTrial", List.of("applying", "rebooting", "onTrial")),
            Map.entry("Committing", List.of("applying", "rebooting", "committing")),
            Map.entry("RollingBack", List.of("applying", "rebooting", "rollingBack")),
            Map.entry("Completed", List.of("completed", "current", "completed")),
            Map.entry("Failed", List.of("failed", "error", "failed")),
            Map.entry("RolledBack", List.of("failed", "rolledback", "rolledBack")),
            Map.entry("Cancelled", List.of("standBy", "current", "cancelled")));

    private static final ReasonCode LONGEST_CODE = Stream.of(ReasonCode.values())
            .max(Comparator.comparing(reason -> reason.code().length()))
            .orElseThrow();

    static Stream<UpdateState> states() {
        return Samples.states().stream();
    }

    @ParameterizedTest
    @MethodSource("states")
    void every_state_goes_by_its_three_words(UpdateState state) throws Exception {
        JsonNode document = written(Samples.report(state, Optional.empty()));

        assertThat(List.of(
                        document.path("firmwareStatus").asText(),
                        document.path("firmware").path("fwUpdateStatus").asText(),
                        document.path("update").path("state").asText()))
                .isEqualTo(WORDS.get(state.getClass().getSimpleName()));
    }

    @Test
    void there_is_a_sample_of_every_state() {
        assertThat(states().filter(Underway.class::isInstance).map(state -> ((Underway) state).stage()))
                .containsExactlyInAnyOrder(Stage.values());
        assertThat(states().filter(AtRest.class::isInstance).map(Object::getClass))
                .containsExactlyInAnyOrder(AtRest.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("states")
    void every_member_is_in_every_report(UpdateState state) throws Exception {
        JsonNode document = written(Samples.report(state, Optional.empty()));

        assertThat(document.fieldNames())
                .toIterable()
                .containsExactly(
                        "firmwareStatus",
                        "logTime",
                        "downloadComplete",
                        "startedApplyingImage",
                        "lastFirmwareUpdate",
                        "firmware",
                        "update",
                        "recent",
                        "device",
                        "trust");
        assertThat(document.path("trust").fieldNames())
                .toIterable()
                .containsExactly("mode", "keySet", "manifest", "sequence", "counter", "formats", "refused");
        assertThat(document.path("update").fieldNames())
                .toIterable()
                .containsExactly("id", "sequence", "state", "progress", "reason", "versionProof");
        assertThat(document.path("firmware").fieldNames())
                .toIterable()
                .containsExactly(
                        "currentFwVersion",
                        "pendingFwVersion",
                        "fwUpdateStatus",
                        "fwUpdateSubstatus",
                        "lastFwUpdateStartTime",
                        "lastFwUpdateEndTime");
        assertThat(document.path("device").fieldNames())
                .toIterable()
                .containsExactly(
                        "model", "hardware", "slot", "agentVersion", "contract", "epoch", "attributes", "zone");
    }

    @ParameterizedTest
    @MethodSource("states")
    void what_was_written_is_read_back(UpdateState state) {
        DeviceReport report = Samples.report(state, Optional.of(7));

        Reported read = ReportedDocument.read(Samples.bytes(ReportDocument.write(report)))
                .orElseThrow();
        FormerReport former = ReportedDocument.readFormer(Samples.bytes(ReportDocument.write(report)))
                .orElseThrow();

        boolean fresh = state instanceof AtRest.Idle;
        assertThat(read.update().orElseThrow().sequence()).isEqualTo(712);
        assertThat(read.update().orElseThrow().progress()).contains(7);
        assertThat(read.update().orElseThrow().id())
                .isEqualTo(fresh ? Optional.empty() : Optional.of(Samples.ORDER.id()));
        assertThat(read.lastFirmwareUpdate()).contains("2026-11-20T10:00:00.123Z");
        assertThat(former.sequence()).isEqualTo(712);
        assertThat(read.epoch()).contains(Samples.EPOCH);
        assertThat(read.attributes()).isEqualTo(Samples.DEVICE.attributes().values());
        assertThat(read.zone()).contains("Europe/Oslo");
        assertThat(former.epoch()).contains(Samples.EPOCH);
        assertThat(former.ending().isPresent()).isEqualTo(state instanceof AtRest && !fresh);
        assertThat(former.lastSuccess()).contains(Samples.NOW);
        assertThat(former.recent()).isEqualTo(report.memory().ledger().recent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u6f22", "\"", "\\", "x", "\u00e9", "\uffff"})
    void the_longest_report_stays_under_4096_bytes(String letter) throws Exception {
        Reason longest = new Reason(LONGEST_CODE, letter.repeat(Reason.LONGEST_MESSAGE));
        UpdateOrder order = new UpdateOrder(
                new UpdateId("i".repeat(64)),
                new ImageUri("http://" + "h".repeat(2000)),
                Optional.of(new Version("v".repeat(64))),
                Optional.of((1L << 52) - 1),
                Optional.of(Samples.DIGEST),
                Optional.empty());
        UpdateLedger ledger = UpdateLedger.EMPTY;
        for (int i = 0; i < 5; i++) {
            ledger = ledger.withOutcome(new Outcome(
                    new UpdateId(i + "j".repeat(63)), Outcome.Ending.ROLLED_BACK, Optional.of(longest), Samples.NOW));
        }
        Milestones all = new Milestones(
                Optional.of(Samples.NOW), Optional.of(Samples.NOW), Optional.of(Samples.NOW), Optional.of(Samples.NOW));
        AgentMemory memory = new AgentMemory(
                new RollingBack(Update.of(order, Slot.B), longest, 3),
                ledger,
                all,
                Optional.of(Samples.NOW),
                Long.MAX_VALUE,
                Optional.of(Samples.EPOCH));
        DeviceReport report = new DeviceReport(
                (1L << 52) - 1,
                Samples.NOW,
                memory,
                Optional.of(100),
                Optional.empty(),
                Samples.LONGEST_TRUST,
                "c".repeat(64),
                Slot.B,
                new DeviceFacts("m".repeat(64), "a".repeat(64))
                        .with(AttributeTextsTest.LONGEST)
                        .on(Optional.of("h".repeat(64)))
                        .in(Optional.of("Z".repeat(64))));

        String document = ReportDocument.write(report);

        assertThat(document.getBytes(StandardCharsets.UTF_8).length).isLessThan(4096);
        assertThat(written(report).path("recent")).hasSize(5);
        assertThat(written(report).at("/device/attributes")).hasSize(16);
    }

    @Test
    void a_short_message_is_told_whole() throws Exception {
        Reason reason = new Reason(ReasonCode.DIGEST_MISMATCH, "m".repeat(512));

        JsonNode document = written(Samples.report(new AtRest.Failed(Samples.ORDER.id(), reason), Optional.empty()));

        assertThat(document.path("update").path("reason").path("message").asText())
                .hasSize(512);
    }

    @Test
    void the_reason_of_a_refused_order_is_told_with_its_code() throws Exception {
        JsonNode document = written(Samples.report(
                new AtRest.Failed(Samples.ORDER.id(), Reason.of(ReasonCode.UNVERIFIABLE_ORDER)), Optional.empty()));

        assertThat(document.path("update").path("reason").path("code").asText()).isEqualTo("unverifiable-order");
        assertThat(document.path("firmware").path("fwUpdateSubstatus").asText()).isEqualTo("unverifiable-order");
    }

    @Test
    void a_reason_of_the_state_goes_before_what_the_device_lacks() throws Exception {
        Reason lack = new Reason(ReasonCode.INSTALLER_UNAVAILABLE, "the installer's 'running' was stopped");
        assertThat(reasonCode(AtRest.Idle.FRESH, lack)).isEqualTo("installer-unavailable");
        assertThat(reasonCode(Samples.completed(), lack)).isEqualTo("installer-unavailable");
        assertThat(reasonCode(new AtRest.RolledBack(Samples.ORDER.id(), Samples.UNHEALTHY), lack))
                .isEqualTo("unhealthy");
    }

    private static String reasonCode(UpdateState state, Reason note) throws Exception {
        DeviceReport report = Samples.report(state, Optional.empty());
        JsonNode document = written(new DeviceReport(
                report.sequence(),
                report.logTime(),
                report.memory(),
                report.progress(),
                Optional.of(note),
                report.trust(),
                report.currentVersion(),
                report.slot(),
                report.device()));
        String code = document.path("update").path("reason").path("code").asText();
        assertThat(document.path("firmware").path("fwUpdateSubstatus").asText()).isEqualTo(code);
        return code;
    }

    @Test
    void a_success_names_its_proof_and_without_one_it_was_simulated() throws Exception {
        AtRest.Completed proved = Samples.completed();
        AtRest.Completed simulated =
                new AtRest.Completed(proved.order(), proved.slot(), Optional.empty(), Optional.empty());

        assertThat(proofIn(proved)).isEqualTo("version");
        assertThat(proofIn(simulated)).isEqualTo("simulated");
        assertThat(written(Samples.report(AtRest.Idle.FRESH, Optional.empty()))
                        .at("/update/versionProof")
                        .isNull())
                .isTrue();
    }

    private static String proofIn(AtRest.Completed state) throws Exception {
        return written(Samples.report(state, Optional.empty()))
                .at("/update/versionProof")
                .asText();
    }

    private static JsonNode written(DeviceReport report) throws Exception {
        return Json.read(Samples.bytes(ReportDocument.write(report)));
    }
}
