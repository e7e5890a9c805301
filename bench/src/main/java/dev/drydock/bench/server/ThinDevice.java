package dev.drydock.bench.server;

import dev.drydock.bench.mqtt.Packets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The little that a device of a thin fleet knows of itself, and its documents. Thread-safe. */
final class ThinDevice {
    private static final int RECENT = 5;
    private static final String AT_FIRST = "1.0.0";

    private final int number;
    private final String attributes;
    private final String epoch;
    /** The last outcomes, as they stand in a report, the newest first. */
    private final Deque<String> recent = new ArrayDeque<>();

    private String version = AT_FIRST;
    private String pending = "";
    private String update = "";
    private String begun = "";
    private int sequence;

    /** @param sizes of the sets; it is in those that are larger than its number */
    ThinDevice(int number, List<Integer> sizes) {
        this.number = number;
        this.epoch = String.format(Locale.ROOT, "%016d", number);
        this.attributes = sizes.stream()
                .filter(size -> number < size)
                .map(size -> "\"set-" + size + "=yes\"")
                .collect(Collectors.joining(","));
    }

    synchronized boolean has(String id) {
        return update.equals(id);
    }

    synchronized void begin(String id, String wanted) {
        update = id;
        pending = wanted;
        begun = Instant.now().toString();
    }

    Packets.Message presence() {
        return Packets.Message.retained(
                "drydock/device-" + number + "/presence", bytes("{\"connected\":true,\"session\":\"" + epoch + "\"}"));
    }

    synchronized Packets.Message answer(Packets.Message call) {
        return Packets.Message.answer(
                call, bytes("{\"Response\":\"Firmware update started\",\"updateId\":\"" + update + "\"}"), "200");
    }

    /** The report of a state of the wire contract; with the last one it runs what it was ordered to. */
    synchronized Packets.Message report(String state) {
        String now = Instant.now().toString();
        boolean isDone = state.equals("completed");
        if (isDone) {
            version = pending;
            pending = "";
            recent.addFirst(
                    "{\"id\":\"" + update + "\",\"state\":\"completed\",\"reason\":null,\"time\":\"" + now + "\"}");
            if (recent.size() > RECENT) {
                recent.removeLast();
            }
        }
        sequence++;
        return Packets.Message.retained(
                "drydock/device-" + number + "/reported",
                bytes("{\"firmwareStatus\":\"" + word(state) + "\",\"logTime\":\"" + now
                        + "\",\"downloadComplete\":null,\"startedApplyingImage\":null,\"lastFirmwareUpdate\":null,"
                        + "\"firmware\":{\"currentFwVersion\":\"" + version + "\",\"pendingFwVersion\":\"" + pending
                        + "\",\"fwUpdateStatus\":\"" + (isDone || update.isEmpty() ? "current" : "downloading")
                        + "\",\"fwUpdateSubstatus\":\"\",\"lastFwUpdateStartTime\":\"" + begun
                        + "\",\"lastFwUpdateEndTime\":\"" + (isDone ? now : "") + "\"},\"update\":{\"id\":"
                        + (update.isEmpty() ? "null" : "\"" + update + "\"") + ",\"sequence\":" + sequence
                        + ",\"state\":\"" + state + "\",\"progress\":null,\"reason\":null,\"versionProof\":"
                        + (isDone ? "\"version\"" : "null") + "},\"recent\":[" + String.join(",", recent)
                        + "],\"device\":{\"model\":\"gateway\",\"slot\":\"A\",\"agentVersion\":\"1.0.0\",\"contract\":1,"
                        + "\"epoch\":\"" + epoch + "\",\"attributes\":[" + attributes
                        + "],\"zone\":\"Europe/Oslo\"}}"));
    }

    private static String word(String state) {
        return switch (state) {
            case "idle" -> "standBy";
            case "completed" -> "completed";
            case "downloading", "verifying", "ready" -> "downloading";
            default -> "applying";
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
