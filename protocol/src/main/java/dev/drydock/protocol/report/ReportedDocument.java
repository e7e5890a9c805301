package dev.drydock.protocol.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedFirmware;
import dev.drydock.application.service.twin.ReportedOutcome;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.application.service.word.Word;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The reader of reported properties: ours, a tutorial's, or a newer device's. A member that is missing or of another type counts as
 * absent.
 */
public final class ReportedDocument {
    /** The largest integer that IoT Hub keeps exactly. */
    private static final long HIGHEST_SEQUENCE = (1L << 52) - 1;

    private ReportedDocument() {}

    /** Reads a report as the service takes it; empty when it is no JSON object. */
    public static Optional<Reported> read(byte[] document) {
        try {
            ObjectNode node = Json.readObject(document);
            return Optional.of(new Reported(
                    text(node.path("firmwareStatus")).map(ReportedWords::status),
                    text(node.path("lastFirmwareUpdate")),
                    text(node.path("firmware").path("currentFwVersion")),
                    firmware(node.path("firmware")),
                    update(node.path("update")),
                    recent(node.path("recent")),
                    text(node.path("device").path("epoch")).flatMap(ReportedDocument::epoch),
                    text(node.path("device").path("model")),
                    AttributeTexts.read(node.path("device").path("attributes")),
                    text(node.path("device").path("zone")),
                    text(node.path("device").path("hardware")),
                    TrustDocument.read(node.path("trust")),
                    isPlain(document) ? new String(document, UTF_8) : Json.write(node)));
        } catch (MalformedDocument e) {
            return Optional.empty();
        }
    }

    /** Whether a document that was read is in UTF-8 and begins with its first member, as devices write it. */
    private static boolean isPlain(byte[] document) {
        return document[0] == '{' && document[1] != 0;
    }

    /** Reads a report as the device that wrote it takes it after the loss of its journal; empty when it names no update. */
    public static Optional<FormerReport> readFormer(byte[] document) {
        return read(document).flatMap(reported -> reported.update().map(update -> former(reported, update)));
    }

    private static FormerReport former(Reported reported, ReportedUpdate update) {
        List<Outcome> recent = new ArrayList<>();
        reported.recent().forEach(outcome -> formerOutcome(outcome).ifPresent(recent::add));
        return new FormerReport(
                update.sequence(),
                reported.epoch(),
                update.id(),
                update.ending(),
                recent,
                reported.lastFirmwareUpdate().flatMap(ReportedDocument::time));
    }

    private static Optional<Outcome> formerOutcome(ReportedOutcome outcome) {
        Optional<Instant> time = outcome.time().flatMap(ReportedDocument::time);
        if (time.isEmpty() || outcome.ending().meaning().isEmpty()) {
            return Optional.empty();
        }
        Optional<Reason> reason =
                outcome.reason().flatMap(told -> told.code().meaning().map(code -> new Reason(code, told.message())));
        return Optional.of(new Outcome(outcome.id(), outcome.ending().meaning().get(), reason, time.get()));
    }

    private static Optional<ReportedFirmware> firmware(JsonNode node) {
        return text(node.path("fwUpdateStatus"))
                .map(status -> new ReportedFirmware(
                        ReportedWords.module(status),
                        text(node.path("fwUpdateSubstatus")).orElse(""),
                        text(node.path("pendingFwVersion")).orElse(""),
                        text(node.path("lastFwUpdateStartTime")).orElse(""),
                        text(node.path("lastFwUpdateEndTime")).orElse("")));
    }

    private static Optional<ReportedUpdate> update(JsonNode node) {
        if (!isSequence(node.path("sequence")) || !node.path("state").isTextual()) {
            return Optional.empty();
        }
        return Optional.of(new ReportedUpdate(
                text(node.path("id")).flatMap(ReportedDocument::updateId),
                node.path("sequence").longValue(),
                StateWords.readState(node.path("state").textValue()),
                isPercent(node.path("progress"))
                        ? Optional.of(node.path("progress").intValue())
                        : Optional.empty(),
                reason(node.path("reason")),
                text(node.path("versionProof")).map(ReportedWords::proof)));
    }

    /** Checks a sequence: one beyond any device's count would hide every later report, or overflow in the next one. */
    private static boolean isSequence(JsonNode node) {
        return node.isIntegralNumber()
                && node.canConvertToLong()
                && node.longValue() >= 0
                && node.longValue() <= HIGHEST_SEQUENCE;
    }

    private static boolean isPercent(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0 && node.intValue() <= 100;
    }

    private static List<ReportedOutcome> recent(JsonNode node) {
        List<ReportedOutcome> outcomes = new ArrayList<>();
        for (JsonNode outcome : node) {
            Optional<UpdateId> id = text(outcome.path("id")).flatMap(ReportedDocument::updateId);
            Optional<String> state = text(outcome.path("state"));
            if (id.isPresent() && state.isPresent()) {
                outcomes.add(new ReportedOutcome(
                        id.get(),
                        StateWords.readEnding(state.get()),
                        reason(outcome.path("reason")),
                        text(outcome.path("time"))));
            }
        }
        return outcomes;
    }

    /** The word of an ending. */
    public static String wordOf(Outcome.Ending ending) {
        return StateWords.of(ending);
    }

    /** The ending of a word, if it is one. */
    public static Word<Outcome.Ending> endingOf(String word) {
        return StateWords.readEnding(word);
    }

    /** Reads a reason: {@code {"code":"…","message":"…"}}. */
    public static Optional<ReportedReason> reason(JsonNode node) {
        return text(node.path("code"))
                .map(code -> new ReportedReason(
                        new Word<>(code, ReasonCode.find(code)),
                        text(node.path("message")).orElse("")));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    private static Optional<UpdateId> updateId(String text) {
        try {
            return Optional.of(new UpdateId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Epoch> epoch(String text) {
        try {
            return Optional.of(new Epoch(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
