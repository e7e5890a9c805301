package dev.drydock.hub.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.method.MethodReply;
import dev.drydock.hub.refusal.Refused;
import java.time.Instant;
import java.util.Optional;

/**
 * The part of a job that concerns one device.
 *
 * @param reply what the device answered to a method
 */
record DeviceJob(
        String device,
        JobStatus status,
        Instant created,
        Instant updated,
        Optional<MethodReply> reply,
        Optional<Failure> failure) {
    /**
     * The reason of a failure.
     *
     * @param code a name out of IoT Hub's table of error codes
     */
    record Failure(String code, String description) {
        static Failure of(Refused refused) {
            String name = switch (refused.code()) {
                case 404001 -> "DeviceNotFound";
                case 404103 -> "DeviceNotOnline";
                case 412001 -> "PreconditionFailed";
                case 413001 -> "MessageTooLarge";
                case 504101 -> "GatewayTimeout";
                default -> "ArgumentInvalid";
            };
            return new Failure(name, refused.getMessage());
        }
    }

    static DeviceJob running(String device, Instant now) {
        return new DeviceJob(device, JobStatus.RUNNING, now, now, Optional.empty(), Optional.empty());
    }

    DeviceJob completed(Instant now) {
        return new DeviceJob(device, JobStatus.COMPLETED, created, now, Optional.empty(), Optional.empty());
    }

    DeviceJob answered(MethodReply answer, Instant now) {
        return new DeviceJob(device, JobStatus.COMPLETED, created, now, Optional.of(answer), Optional.empty());
    }

    DeviceJob failed(Failure reason, Instant now) {
        return new DeviceJob(device, JobStatus.FAILED, created, now, Optional.empty(), Optional.of(reason));
    }

    /**
     * The members of a row that are not the same for all rows of a job. As on IoT Hub one that has ended has an outcome, at which
     * the Java SDK 2.1.9 fails when it is that of a method: only a raw query can read those rows.
     */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("deviceId", device)
                .put("status", status.word())
                .put("createdDateTimeUtc", created.toString())
                .put("lastUpdatedDateTimeUtc", updated.toString());
        if (status == JobStatus.COMPLETED) {
            json.putObject("outcome").set("deviceMethodResponse", replyJson());
        }
        failure.ifPresent(
                reason -> json.putObject("error").put("code", reason.code()).put("description", reason.description()));
        return json;
    }

    /** Reads what {@link #json} wrote. */
    static DeviceJob of(JsonNode json) {
        JsonNode answer = json.path("outcome").path("deviceMethodResponse");
        JsonNode error = json.path("error");
        return new DeviceJob(
                json.get("deviceId").asText(),
                JobStatus.of(json.get("status").asText()),
                Instant.parse(json.get("createdDateTimeUtc").asText()),
                Instant.parse(json.get("lastUpdatedDateTimeUtc").asText()),
                answer.isObject()
                        ? Optional.of(new MethodReply(answer.get("status").asInt(), answer.get("payload")))
                        : Optional.empty(),
                error.isObject()
                        ? Optional.of(new Failure(
                                error.get("code").asText(),
                                error.get("description").asText()))
                        : Optional.empty());
    }

    private JsonNode replyJson() {
        if (reply.isEmpty()) {
            return NullNode.getInstance();
        }
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("status", reply.get().status());
        json.set("payload", reply.get().payload());
        return json;
    }
}
