package dev.drydock.protocol.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.Milestones;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.protocol.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The reported properties: the seed's flat members, the later tutorial's, and ours. Every member is in every report. */
public final class ReportDocument {
    /** The longest report in bytes; messages are shortened until a report fits. */
    public static final int LONGEST = 4096;

    private static final int CONTRACT = 1;
    private static final int[] MESSAGE_LENGTHS = {160, 40, 0};

    private ReportDocument() {}

    /** Writes a report in less than {@link #LONGEST} bytes, if its attributes take no more than {@link AttributeTexts#LONGEST}. */
    public static String write(DeviceReport report) {
        String document = write(report, Reason.LONGEST_MESSAGE, MESSAGE_LENGTHS[0]);
        for (int length : MESSAGE_LENGTHS) {
            if (document.getBytes(StandardCharsets.UTF_8).length < LONGEST) {
                return document;
            }
            document = write(report, length, length);
        }
        return document;
    }

    private static String write(DeviceReport report, int longestMessage, int longestRecentMessage) {
        AgentMemory memory = report.memory();
        Milestones times = memory.milestones();
        StateWords words = StateWords.of(memory.state());
        ObjectNode node = Json.object()
                .put("firmwareStatus", words.seed())
                .put("logTime", time(report.logTime()))
                .put("downloadComplete", timeOrNull(times.downloadComplete()))
                .put("startedApplyingImage", timeOrNull(times.startedApplying()))
                .put("lastFirmwareUpdate", timeOrNull(memory.lastSuccess()));
        node.set("firmware", firmware(report, words));
        node.set("update", update(report, words, longestMessage));
        ArrayNode recent = node.putArray("recent");
        memory.ledger().recent().forEach(outcome -> recent.add(outcome(outcome, longestRecentMessage)));
        node.set("device", device(report));
        node.set("trust", TrustWords.write(report.trust(), longestRecentMessage));
        return Json.write(node);
    }

    private static ObjectNode firmware(DeviceReport report, StateWords words) {
        UpdateState state = report.memory().state();
        Milestones times = report.memory().milestones();
        Optional<Version> pending =
                state.underway().flatMap(work -> work.update().order().version());
        return Json.object()
                .put("currentFwVersion", report.currentVersion())
                .put("pendingFwVersion", pending.map(Version::value).orElse(""))
                .put("fwUpdateStatus", words.laterTutorial())
                .put(
                        "fwUpdateSubstatus",
                        reasonOf(report).map(reason -> reason.code().code()).orElse(""))
                .put(
                        "lastFwUpdateStartTime",
                        times.started().map(ReportDocument::time).orElse(""))
                .put(
                        "lastFwUpdateEndTime",
                        times.ended().map(ReportDocument::time).orElse(""));
    }

    private static ObjectNode update(DeviceReport report, StateWords words, int longestMessage) {
        UpdateState state = report.memory().state();
        ObjectNode node = Json.object()
                .put("id", idOf(state).map(UpdateId::value).orElse(null))
                .put("sequence", report.sequence())
                .put("state", words.state());
        node.put("progress", report.progress().orElse(null));
        node.set("reason", reason(reasonOf(report), longestMessage));
        return node.put("versionProof", proofOf(report).orElse(null));
    }

    private static ObjectNode outcome(Outcome outcome, int longestMessage) {
        ObjectNode node = Json.object().put("id", outcome.id().value()).put("state", StateWords.of(outcome.ending()));
        node.set("reason", reason(outcome.reason(), longestMessage));
        return node.put("time", time(outcome.time()));
    }

    private static ObjectNode device(DeviceReport report) {
        ObjectNode node = Json.object()
                .put("model", report.device().model())
                .put("hardware", report.device().hardware().orElse(null))
                .put("slot", report.slot().name())
                .put("agentVersion", report.device().agentVersion())
                .put("contract", CONTRACT)
                .put("epoch", report.memory().epoch().map(Epoch::value).orElse(null));
        node.set("attributes", AttributeTexts.write(report.device().attributes()));
        return node.put("zone", report.device().zone().orElse(null));
    }

    private static JsonNode reason(Optional<Reason> reason, int longestMessage) {
        if (reason.isEmpty()) {
            return NullNode.getInstance();
        }
        String message = reason.get().message();
        return Json.object()
                .put("code", reason.get().code().code())
                .put("message", message.substring(0, Math.min(longestMessage, message.length())));
    }

    private static Optional<UpdateId> idOf(UpdateState state) {
        return state.underway()
                .map(Underway::id)
                .or(() -> state.outcomeAt(Instant.EPOCH).map(Outcome::id));
    }

    private static Optional<Reason> reasonOf(DeviceReport report) {
        return report.memory().state().why().or(report::note);
    }

    /** A device that acts updates out says so from the first; one that completes without a proof does. */
    private static Optional<String> proofOf(DeviceReport report) {
        if (report.device().isSimulated()) {
            return Optional.of(ReportedWords.SIMULATED);
        }
        return report.memory().state() instanceof AtRest.Completed completed
                ? Optional.of(completed.proof().map(ReportedWords::of).orElse(ReportedWords.SIMULATED))
                : Optional.empty();
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    @SuppressWarnings("NullAway") // the document holds a null for no time
    private static String timeOrNull(Optional<Instant> time) {
        return time.map(ReportDocument::time).orElse(null);
    }
}
