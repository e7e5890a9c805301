package dev.drydock.bootstrap.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.testkit.mqtt.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** The reports of a device in their order, each checked against the wire contract. */
final class Reports {
    private static final int LONGEST = 4096;
    private static final Set<String> MEMBERS = Set.of(
            "firmwareStatus",
            "logTime",
            "downloadComplete",
            "startedApplyingImage",
            "lastFirmwareUpdate",
            "firmware",
            "update",
            "recent",
            "trust",
            "device");

    private final List<String> texts = new CopyOnWriteArrayList<>();

    void take(Message heard) {
        texts.add(heard.text());
    }

    List<JsonNode> all() {
        return texts.stream().map(Json::read).toList();
    }

    JsonNode latest() {
        assertThat(texts).isNotEmpty();
        return Json.read(texts.get(texts.size() - 1));
    }

    JsonNode await(String what, Predicate<JsonNode> wanted) {
        Awaitility.await(what)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !texts.isEmpty() && wanted.test(latest()));
        return latest();
    }

    /** Waits until an update has this state; the report that says so. */
    JsonNode awaitState(String id, String state) {
        return await(
                "update " + id + " " + state,
                report ->
                        isOf(report, id) && report.at("/update/state").asText().equals(state));
    }

    /** Waits until an update has ended, whichever way; the report that says so. */
    JsonNode awaitEnd(String id) {
        return await(
                "the end of update " + id,
                report -> isOf(report, id)
                        && Set.of("completed", "failed", "rolledBack", "cancelled")
                                .contains(report.at("/update/state").asText()));
    }

    /** All name one epoch, in which sequences only grow; documents are short and whole. */
    void obeyTheContract() {
        assertThat(all())
                .extracting(report -> report.at("/update/sequence").asLong())
                .isSorted();
        assertThat(all())
                .extracting(report -> report.at("/device/epoch").asText())
                .allMatch(epoch -> epoch.matches("[a-z0-9]{16}"))
                .containsOnly(latest().at("/device/epoch").asText());
        assertThat(texts).allSatisfy(text -> {
            assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LONGEST);
            assertThat(Json.read(text).fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(MEMBERS);
        });
    }

    private static boolean isOf(JsonNode report, String id) {
        return report.at("/update/id").asText().equals(id);
    }
}
