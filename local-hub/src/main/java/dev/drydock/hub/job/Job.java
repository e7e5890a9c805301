package dev.drydock.hub.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.refusal.Refused;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A scheduled job. Never changed itself: a change makes a new one.
 *
 * @param condition what stands behind WHERE in the query of its devices, as it was sent; blank for all devices
 * @param start when it is due
 * @param longest how long after the start devices are still tried
 * @param failureReason why it could not run
 * @param devices the parts of it, by device, once it runs
 */
public record Job(
        String id,
        JobAction action,
        String condition,
        Instant created,
        Instant start,
        Duration longest,
        JobStatus status,
        Optional<Instant> ended,
        Optional<String> failureReason,
        Map<String, DeviceJob> devices) {
    private static final Duration LONGEST_UNSAID = Duration.ofHours(1);
    private static final Instant LATEST_START = Instant.parse("9999-12-31T00:00:00Z");
    private static final String ID = "[A-Za-z0-9-]{1,64}";

    public Job {
        devices = Map.copyOf(devices);
    }

    /**
     * Reads what a service sends.
     *
     * @throws Refused if it is malformed
     */
    public static Job read(String id, JsonNode json, Instant time) {
        if (!id.matches(ID)) {
            throw Refused.malformed("A job id has 1 to 64 letters, digits or dashes.");
        }
        if (!json.path("jobId").asText(id).equals(id)) {
            throw Refused.malformed("The job id in the body is not the one in the address.");
        }
        Instant now = time.truncatedTo(ChronoUnit.MILLIS);
        Instant start = start(json.path("startTime"), now);
        return new Job(
                id,
                JobAction.read(json),
                json.path("queryCondition").isNull()
                        ? ""
                        : json.path("queryCondition").asText(""),
                now,
                start,
                longest(json.path("maxExecutionTimeInSeconds")),
                start.isAfter(now) ? JobStatus.SCHEDULED : JobStatus.QUEUED,
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /** The end of the time in which devices are tried. */
    Instant deadline() {
        return start.plus(longest);
    }

    Job queued() {
        return with(JobStatus.QUEUED, Optional.empty(), Optional.empty(), devices);
    }

    Job running(Map<String, DeviceJob> parts) {
        return with(JobStatus.RUNNING, Optional.empty(), Optional.empty(), parts);
    }

    Job completed(Instant now, Map<String, DeviceJob> parts) {
        return with(JobStatus.COMPLETED, Optional.of(now), Optional.empty(), parts);
    }

    Job failed(Instant now, String reason) {
        return with(JobStatus.FAILED, Optional.of(now), Optional.of(reason), devices);
    }

    Job cancelled(Instant now) {
        return with(JobStatus.CANCELLED, Optional.of(now), Optional.empty(), devices);
    }

    private Job with(JobStatus other, Optional<Instant> end, Optional<String> reason, Map<String, DeviceJob> parts) {
        return new Job(id, action, condition, created, start, longest, other, end, reason, parts);
    }

    /** The job, as a service reads it; missing members are omitted, as the SDKs fail on nulls. */
    public ObjectNode json() {
        ObjectNode json = description();
        failureReason.ifPresent(reason -> json.put("failureReason", reason));
        if (!devices.isEmpty() || status == JobStatus.COMPLETED) {
            json.putObject("deviceJobStatistics")
                    .put("deviceCount", devices.size())
                    .put("failedCount", count(JobStatus.FAILED))
                    .put("succeededCount", count(JobStatus.COMPLETED))
                    .put("runningCount", count(JobStatus.RUNNING))
                    .put("pendingCount", 0);
        }
        return json;
    }

    /** Its rows in {@code devices.jobs}, one for each device. Their end is when devices are no longer tried, as on IoT Hub. */
    public Stream<ObjectNode> rows() {
        return new TreeMap<>(devices)
                .values().stream()
                        .map(part -> part.json()
                                .put("jobId", id)
                                .put("jobType", action.type())
                                .put("startTimeUtc", start.toString())
                                .put("endTimeUtc", deadline().toString()));
    }

    /** The document for the disk. */
    ObjectNode stored() {
        ObjectNode json = description();
        failureReason.ifPresent(reason -> json.put("failureReason", reason));
        ArrayNode parts = json.putArray("devices");
        new TreeMap<>(devices).values().forEach(part -> parts.add(part.json()));
        return json;
    }

    /** Reads what {@link #stored} wrote. */
    static Job ofStored(JsonNode json) {
        Map<String, DeviceJob> parts = new TreeMap<>();
        json.get("devices").forEach(part -> parts.put(part.get("deviceId").asText(), DeviceJob.of(part)));
        return new Job(
                json.get("jobId").asText(),
                JobAction.read(json),
                json.get("queryCondition").asText(),
                Instant.parse(json.get("createdTime").asText()),
                Instant.parse(json.get("startTime").asText()),
                Duration.ofSeconds(json.get("maxExecutionTimeInSeconds").asLong()),
                JobStatus.of(json.get("status").asText()),
                Optional.ofNullable(json.get("endTime")).map(time -> Instant.parse(time.asText())),
                Optional.ofNullable(json.get("failureReason")).map(JsonNode::asText),
                parts);
    }

    private ObjectNode description() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("jobId", id)
                .put("type", action.type())
                .put("status", status.word())
                .put("queryCondition", condition)
                .put("createdTime", created.toString())
                .put("startTime", start.toString())
                .put("maxExecutionTimeInSeconds", longest.toSeconds());
        ended.ifPresent(time -> json.put("endTime", time.toString()));
        json.set(action.member(), action.sent().deepCopy());
        return json;
    }

    private long count(JobStatus which) {
        return devices.values().stream().filter(part -> part.status() == which).count();
    }

    private static Instant start(JsonNode json, Instant now) {
        if (json.isMissingNode() || json.isNull() || json.asText().isEmpty()) {
            return now;
        }
        try {
            Instant start = OffsetDateTime.parse(json.asText()).toInstant();
            if (start.isBefore(LATEST_START)) {
                return start;
            }
            throw Refused.malformed("startTime is before " + LATEST_START + ".");
        } catch (DateTimeException e) {
            throw Refused.malformed("startTime is a time of ISO 8601 with its zone, such as 2030-01-31T12:00:00Z.");
        }
    }

    private static Duration longest(JsonNode json) {
        if (!json.isMissingNode() && !json.isNull() && (!json.canConvertToInt() || json.intValue() < 0)) {
            throw Refused.malformed("maxExecutionTimeInSeconds is a whole number, and not negative.");
        }
        return json.intValue() == 0 ? LONGEST_UNSAID : Duration.ofSeconds(json.intValue());
    }
}
