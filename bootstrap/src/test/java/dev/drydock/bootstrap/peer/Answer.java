package dev.drydock.bootstrap.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.drydock.testkit.mqtt.Message;

/** The answer of a device to a call. */
public record Answer(int status, String body) {
    private static final JsonMapper JSON = new JsonMapper();

    static Answer of(Message response) {
        int status = response.properties().user("status").map(Integer::parseInt).orElse(0);
        return new Answer(status, response.text());
    }

    /** The reason code of a refusal, or nothing. */
    public String code() {
        return document().at("/Error/code").asText("");
    }

    /** The explanation of a refusal, or nothing. */
    public String message() {
        return document().at("/Error/message").asText("");
    }

    public String updateId() {
        return document().path("updateId").asText("");
    }

    private JsonNode document() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
