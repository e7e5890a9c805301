package dev.drydock.protocol.method;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The answers to direct methods, written by devices and read by services. */
public final class AnswerDocument {
    private static final int LONGEST_SHOWN = 1000;

    private AnswerDocument() {}

    /** {@code {"Response":"…","updateId":"…"}}, its beginning being the tutorial's answer. */
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
        String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
        try {
            JsonNode document = Json.read(body);
            JsonNode error = document.path("Error");
            return new MethodAnswer(
                    status,
                    shown,
                    string(document.path("updateId")),
                    string(error.path("code"))
                            .map(code -> code + ": " + error.path("message").asText("")));
        } catch (MalformedDocument e) {
            return new MethodAnswer(status, shown, Optional.empty(), Optional.empty());
        }
    }

    private static Optional<String> string(JsonNode node) {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }
}
