package dev.drydock.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.device.Device;
import dev.drydock.hub.device.Devices;
import dev.drydock.hub.device.Identity;
import dev.drydock.hub.device.TwinPatch;
import dev.drydock.hub.refusal.Refused;
import dev.drydock.hub.store.HubFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The configurations of a hub without a network, with room for three and with two devices, one in the hall, one in the attic. */
abstract class ConfigurationBench {

    static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();
    static final Instant NOON = Instant.parse("2030-01-31T12:00:00Z");

    @TempDir
    Path folder;

    private Devices devices;
    private Configurations configurations;

    @BeforeEach
    void start() {
        startAt(NOON);
        register("a");
        register("b");
        tag("a", "hall");
        tag("b", "attic");
    }

    void startAt(Instant time) {
        HubFolder kept = new HubFolder(folder);
        Clock clock = Clock.fixed(time, ZoneOffset.UTC);
        devices = new Devices(kept, clock);
        configurations = new Configurations(kept, devices, device -> false, 3, clock);
    }

    void put(String id, String condition, int priority, String content) {
        ObjectNode sent = json("{'content': {'deviceContent': {" + content + "}}, 'priority': " + priority + "}");
        configurations.put(id, sent.put("targetCondition", condition));
    }

    void register(String id) {
        devices.register(Identity.read(id, JSON.createObjectNode(), Optional.empty()));
    }

    void tag(String id, String room) {
        patch(id, "{'tags': {'room': '" + room + "'}}");
    }

    void patch(String id, String patch) {
        devices.change(id, device -> TwinPatch.read(json(patch)).on(device, NOON));
    }

    Device device(String id) {
        return devices.get(id);
    }

    ObjectNode desired(String id) {
        return device(id).desired().values();
    }

    String status(String device, String configuration) {
        return device(device)
                .twin(false)
                .at("/configurations/" + configuration + "/status")
                .asText();
    }

    static void assertRefused(int code, ThrowingCallable call) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    Configurations configurations() {
        return configurations;
    }
}
