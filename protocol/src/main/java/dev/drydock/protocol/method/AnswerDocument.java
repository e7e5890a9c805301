package dev.drydock.protocol.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.call.MethodAnswer.Wire;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.report.ReportedDocument;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The answers to direct methods, written by devices and read by services. */
public final class AnswerDocument {
    private static final int LONGEST_SHOWN = 1000;
    private static final int TAKEN = 200;
    private static final int REFUSED = 400;
    private static final int UNKNOWN_METHOD = 404;
    private static final int CONFLICT = 409;
    private static final int NOT_NOW = 503;

    private AnswerDocument() {}

    /** {@code {"Response":"…","updateId":"…"}}, which begins as the tutorial's answer does. */
    public static MethodResponse taken(String response, UpdateId id) {
        return new MethodResponse(
                200, Json.write(Json.object().put("Response", response).put("updateId", id.value())));
    }

    /** {@code {"Error":{"code":"…","message":"…"}}}. */
    public static MethodResponse refused(int status, Reason reason) {
        ObjectNode error = Json.object().put("code", reason.code().code()).put("message", reason.message());
        return new MethodResponse(status, Json.write(Json.object().set("Error", error)));
    }

    /** Reads an answer, which a tutorial's device may have written in its own way. */
    public static MethodAnswer read(int status, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        Wire wire = new Wire(status, text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text);
        JsonNode document = document(body);
        Optional<ReportedReason> reason = ReportedDocument.reason(document.path("Error"));
        return switch (status) {
            case TAKEN -> taken(document.path("updateId"), wire);
            case REFUSED, UNKNOWN_METHOD -> new MethodAnswer.Refused(reason, wire);
            case CONFLICT -> conflict(reason, wire);
            case NOT_NOW -> new MethodAnswer.NotReady(reason, wire);
            default -> new MethodAnswer.Unintelligible(wire);
        };
    }

    private static MethodAnswer taken(JsonNode id, Wire wire) {
        if (!id.isTextual()) {
            return new MethodAnswer.Taken(Optional.empty(), wire);
        }
        try {
            return new MethodAnswer.Taken(Optional.of(new UpdateId(id.textValue())), wire);
        } catch (IllegalArgumentException e) {
            return new MethodAnswer.Unintelligible(wire);
        }
    }

    /** A conflict is another update under way, unless the device names another reason for it. */
    private static MethodAnswer conflict(Optional<ReportedReason> reason, Wire wire) {
        boolean other =
                reason.filter(told -> !told.code().means(ReasonCode.BUSY)).isPresent();
        return other ? new MethodAnswer.Refused(reason, wire) : new MethodAnswer.Busy(reason, wire);
    }

    private static JsonNode document(byte[] body) {
        try {
            return Json.read(body);
        } catch (MalformedDocument e) {
            return Json.object();
        }
    }
}
