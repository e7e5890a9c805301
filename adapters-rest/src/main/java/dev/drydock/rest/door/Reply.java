package dev.drydock.rest.door;

import dev.drydock.application.fleet.ledger.RolloutEntry;
import java.util.Map;

/**
 * The answer to a request.
 *
 * @param headers beside the content type
 */
public record Reply(int status, String contentType, String body, Map<String, String> headers) {
    private static final String JSON = "application/json";
    public static final Reply NOTHING = new Reply(204, JSON, "", Map.of());

    public Reply(int status, String contentType, String body) {
        this(status, contentType, body, Map.of());
    }

    public static Reply ok(String json) {
        return new Reply(200, JSON, json);
    }

    public static Reply created(String json) {
        return new Reply(201, JSON, json);
    }

    /** The same with the revision of a rollout, by which a later change is told from others. */
    public Reply of(RolloutEntry rollout) {
        return new Reply(status, contentType, body, Map.of("ETag", "\"" + rollout.revision() + "\""));
    }
}
