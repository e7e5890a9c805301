package dev.drydock.azure.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.sdk.iot.service.twin.Twin;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.service.tag.DeviceTags;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.application.service.twin.Written;
import dev.drydock.azure.HubBench;
import dev.drydock.azure.HubScene;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.hub.fault.Faults.Fault;
import dev.drydock.hub.fault.Operation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tags on the twins of a hub, and pages of queries that are older than what is known. */
class TwinTagsTest extends HubScene {
    private final HubBench hub = hub();
    private final AzureServiceTransport service = service(hub);
    private final DeviceTags tags = service.tags().orElseThrow();
    private final DeviceId device = registered();

    private DeviceId registered() {
        DeviceId fresh = new DeviceId(freshId());
        hub.hub().registerDevice(fresh.value());
        return fresh;
    }

    private Map<String, String> read() {
        return ((TwinRead.Found) done(service.twins().read(device)))
                .twin()
                .tags()
                .orElseThrow();
    }

    private Map<DeviceId, DeviceTwin> listed() {
        Map<DeviceId, DeviceTwin> listed = new HashMap<>();
        assertThat(done(service.twins().list(twin -> listed.put(twin.id(), twin)))
                        .unreachable())
                .isEmpty();
        return listed;
    }

    @Test
    void tags_are_written_beside_those_of_others_and_removed_alone() throws Exception {
        Twin portal = new Twin(device.value());
        portal.getTags().put("location", Map.of("city", "oslo", "floor", 3));
        HubScene.clients(hub).twins().patch(portal);

        assertThat(done(tags.write(
                        device, Map.of("ring", "canary", "location.street", "a b"), Set.of("location.city"))))
                .isEqualTo(new Written.Done());

        assertThat(read())
                .containsOnly(
                        Map.entry("location.floor", "3"),
                        Map.entry("location.street", "a b"),
                        Map.entry("ring", "canary"));
        assertThat(listed().get(device).tags()).hasValue(read());
    }

    @Test
    void a_device_that_the_hub_does_not_have_cannot_be_tagged() {
        assertThat(done(tags.write(new DeviceId("nobody"), Map.of("ring", "canary"), Set.of())))
                .isEqualTo(new Written.UnknownDevice());
    }

    @Test
    void tags_that_the_hub_finds_too_large_are_refused_with_its_words() {
        Map<String, String> many = new HashMap<>();
        for (int tag = 0; tag < 9; tag++) {
            many.put("t" + tag, "x".repeat(1000));
        }
        assertThat(done(tags.write(device, many, Set.of())))
                .isInstanceOfSatisfying(
                        Written.Unreachable.class,
                        refused -> assertThat(refused.why()).contains("8192"));
    }

    @Test
    void a_page_that_is_older_than_what_was_written_is_not_believed_and_the_twin_is_read() {
        DeviceId other = registered();
        listed();
        hub.hub().faults().lagQueries(Duration.ofDays(1));
        assertThat(listed().get(device).tags()).hasValue(Map.of());
        done(tags.write(device, Map.of("ring", "canary"), Set.of()));
        done(service.twins().desire(device, Images.order("u1")));
        int reads = hub.hub().faults().calls(Operation.TWIN_READ);

        Map<DeviceId, DeviceTwin> listed = listed();

        assertThat(listed.get(device).tags()).hasValue(Map.of("ring", "canary"));
        assertThat(listed.get(device).desired()).isPresent();
        assertThat(listed).containsKey(other);
        assertThat(hub.hub().faults().calls(Operation.TWIN_READ)).isEqualTo(reads + 1);
    }

    @Test
    void a_page_that_is_older_than_what_was_read_is_not_believed() throws Exception {
        listed();
        hub.hub().faults().lagQueries(Duration.ofDays(1));
        listed();
        Twin portal = new Twin(device.value());
        portal.getTags().put("ring", "canary");
        HubScene.clients(hub).twins().patch(portal);
        assertThat(listed().get(device).tags()).hasValue(Map.of());

        assertThat(read()).containsEntry("ring", "canary");
        assertThat(listed().get(device).tags()).hasValue(Map.of("ring", "canary"));

        hub.hub().faults().happen(Operation.TWIN_READ, 1, new Fault.Refuse(404001));
        assertThat(listed()).doesNotContainKey(device);
    }

    @Test
    void a_device_that_was_registered_anew_is_believed_though_its_twin_begins_from_one() {
        done(tags.write(device, Map.of("ring", "canary"), Set.of()));
        done(tags.write(device, Map.of("site", "oslo"), Set.of()));
        done(service.twins().forget(device));
        hub.hub().registerDevice(device.value());

        assertThat(listed().get(device).tags()).hasValue(Map.of());
        int reads = hub.hub().faults().calls(Operation.TWIN_READ);
        assertThat(listed().get(device).tags()).hasValue(Map.of());
        assertThat(hub.hub().faults().calls(Operation.TWIN_READ)).isEqualTo(reads);
    }
}
