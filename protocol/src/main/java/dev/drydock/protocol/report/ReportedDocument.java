package dev.drydock.protocol.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedOutcome;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.application.service.twin.ReportedUpdate;
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
 * Reads reported properties as they are found: ours, a tutorial's, or a newer device's. What is missing or of another type
 * counts as not said.
 */
public final class ReportedDocument {
    /** The largest integer that IoT Hub keeps exactly. */
    private static final long HIGHEST_SEQUENCE = (1L << 52) - 1;

    private ReportedDocument() {}

    /** What the service makes of it; empty when it is no JSON object. */
    public static Optional<Reported> read(byte[] document) {
        try {
            ObjectNode node = Json.readObject(document);
            return Optional.of(new Reported(
                    text(node.path("firmwareStatus")).orElse("unknown"),
                    text(node.path("lastFirmwareUpdate")),
                    text(node.path("firmware").path("currentFwVersion")),
                    update(node.path("update")),
                    recent(node.path("recent")),
                    Json.write(node)));
        } catch (MalformedDocument e) {
            return Optional.empty();
        }
    }

    /** What a device that lost its journal makes of its own last report; empty when it tells nothing. */
    public static Optional<FormerReport> readFormer(byte[] document) {
        return read(document).flatMap(reported -> reported.update().map(update -> former(reported, update)));
    }

    private static FormerReport former(Reported reported, ReportedUpdate update) {
        List<Outcome> recent = new ArrayList<>();
        reported.recent().forEach(outcome -> formerOutcome(outcome).ifPresent(recent::add));
        return new FormerReport(
                update.sequence(),
                update.id().map(UpdateId::new),
                StateWords.ending(update.state()),
                recent,
                reported.lastFirmwareUpdate().flatMap(ReportedDocument::time));
    }

    private static Optional<Outcome> formerOutcome(ReportedOutcome outcome) {
        Optional<Instant> time = time(outcome.time());
        Optional<Outcome.Ending> ending = StateWords.ending(outcome.state());
        if (time.isEmpty() || ending.isEmpty()) {
            return Optional.empty();
        }
        Optional<Reason> reason = outcome.reason()
                .flatMap(said -> ReasonCode.find(said.code()).map(code -> new Reason(code, said.message())));
        return Optional.of(new Outcome(new UpdateId(outcome.id()), ending.get(), reason, time.get()));
    }

    private static Optional<ReportedUpdate> update(JsonNode node) {
        if (!isSequence(node.path("sequence")) || !node.path("state").isTextual()) {
            return Optional.empty();
        }
        return Optional.of(new ReportedUpdate(
                text(node.path("id")).filter(ReportedDocument::isUpdateId),
                node.path("sequence").longValue(),
                node.path("state").textValue(),
                isPercent(node.path("progress"))
                        ? Optional.of(node.path("progress").intValue())
                        : Optional.empty(),
                reason(node.path("reason")),
                text(node.path("versionProof"))));
    }

    /** A number that no device counts to would push every later report aside, or overflow when it is gone on from. */
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
            Optional<String> id = text(outcome.path("id")).filter(ReportedDocument::isUpdateId);
            Optional<String> state = text(outcome.path("state"));
            if (id.isPresent() && state.isPresent()) {
                outcomes.add(new ReportedOutcome(
                        id.get(),
                        state.get(),
                        reason(outcome.path("reason")),
                        text(outcome.path("time")).orElse("")));
            }
        }
        return outcomes;
    }

    private static Optional<ReportedReason> reason(JsonNode node) {
        return text(node.path("code"))
                .map(code -> new ReportedReason(code, text(node.path("message")).orElse("")));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    private static boolean isUpdateId(String text) {
        try {
            return new UpdateId(text).value().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
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
