package dev.drydock.hub.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.azure.sdk.iot.device.IotHubClientProtocol;
import com.microsoft.azure.sdk.iot.device.IotHubStatusCode;
import com.microsoft.azure.sdk.iot.device.exceptions.IotHubClientException;
import com.microsoft.azure.sdk.iot.device.twin.TwinCollection;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubNotFoundException;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubPreconditionFailedException;
import com.microsoft.azure.sdk.iot.service.twin.Twin;
import com.microsoft.azure.sdk.iot.service.twin.TwinClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TwinConformanceTest {
    private HubUnderTest hub;
    private TwinClient twins;

    @BeforeEach
    void start() {
        hub = HubUnderTest.shared();
        twins = hub.services().twins();
        hub.hub().registerDevice("dev-1");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void a_new_twin_is_empty_and_knows_its_device() throws Exception {
        Twin twin = twins.get("dev-1");

        assertThat(twin.getDeviceId()).isEqualTo("dev-1");
        assertThat(twin.getETag()).isNotEmpty();
        assertThat(twin.getConnectionState()).isEqualToIgnoringCase("disconnected");
        assertThat(twin.getTags()).isEmpty();
        assertThat(twin.getDesiredProperties()).isEmpty();
        assertThat(twin.getDesiredProperties().getVersion()).isEqualTo(1);
        assertThat(twin.getReportedProperties().getVersion()).isEqualTo(1);
    }

    @Test
    void a_patch_goes_into_what_is_there_and_null_takes_away() throws Exception {
        twins.patch(desired("a", map("x", 1, "y", "two"), "b", true));

        Twin after = twins.patch(desired("a", map("x", null, "z", 3.5)));

        assertThat(after.getDesiredProperties().toJsonObject())
                .hasToString("{\"a\":{\"y\":\"two\",\"z\":3.5},\"b\":true,\"$version\":3}");
        assertThat(after.getDesiredProperties().getVersion()).isEqualTo(3);
        assertThat(twins.get("dev-1").getDesiredProperties().toJsonObject())
                .isEqualTo(after.getDesiredProperties().toJsonObject());
    }

    @Test
    void metadata_tells_the_version_that_last_touched_each_desired_property() throws Exception {
        twins.patch(desired("a", 1, "b", 1));
        Twin after = twins.patch(desired("b", 2));

        assertThat(after.getDesiredProperties().getTwinMetadata("a").getLastUpdatedVersion())
                .isEqualTo(2);
        assertThat(after.getDesiredProperties().getTwinMetadata("b").getLastUpdatedVersion())
                .isEqualTo(3);
        assertThat(after.getDesiredProperties().getTwinMetadata("b").getLastUpdated())
                .isNotNull();
    }

    @Test
    void tags_are_patched_apart_from_properties() throws Exception {
        Twin patch = new Twin("dev-1");
        patch.getTags().put("site", map("city", "Berne", "floor", 2));

        Twin after = twins.patch(patch);

        assertThat(after.getTags().toJsonObject()).hasToString("{\"site\":{\"city\":\"Berne\",\"floor\":2}}");
        assertThat(after.getDesiredProperties()).isEmpty();
    }

    @Test
    void a_replacement_leaves_nothing_of_what_was_there() throws Exception {
        twins.patch(desired("a", 1, "b", 2));

        Twin after = twins.replace(desired("c", 3));

        assertThat(after.getDesiredProperties().toJsonObject()).hasToString("{\"c\":3,\"$version\":3}");
        assertThat(after.getDesiredProperties().getVersion()).isEqualTo(3);
    }

    @Test
    void a_patch_with_a_stale_etag_is_refused() throws Exception {
        Twin read = twins.get("dev-1");
        twins.patch(desired("a", 1));

        assertThatThrownBy(() -> twins.patch(desired("a", 2), read.getETag()))
                .isInstanceOf(IotHubPreconditionFailedException.class);
        assertThat(twins.get("dev-1").getDesiredProperties()).containsEntry("a", 1L);
    }

    @Test
    void a_patch_with_the_etag_that_was_read_is_made() throws Exception {
        String read = twins.get("dev-1").getETag();

        assertThat(twins.patch(desired("a", 2), read).getDesiredProperties()).containsEntry("a", 2L);
    }

    @Test
    void an_unknown_device_has_no_twin() {
        Twin unknown = new Twin("dev-9");
        unknown.getTags().put("site", "Berne");

        assertThatThrownBy(() -> twins.get("dev-9")).isInstanceOf(IotHubNotFoundException.class);
        assertThatThrownBy(() -> twins.patch(unknown)).isInstanceOf(IotHubNotFoundException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT", "MQTT_WS"})
    void a_connected_device_is_told_what_is_newly_desired_and_of_which_version(IotHubClientProtocol protocol)
            throws Exception {
        SdkDevice device = hub.connect("dev-1", protocol);

        twins.patch(desired("a", map("x", 1, "y", 2)));
        twins.patch(desired("a", map("x", null)));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(device.desired()).hasSize(2));
        assertThat(device.desired().get(0).toJsonElement()).hasToString("{\"a\":{\"x\":1,\"y\":2}}");
        assertThat(device.desired().get(0).getVersion()).isEqualTo(2);
        assertThat(device.desired().get(1).toJsonElement()).hasToString("{\"a\":{\"x\":null}}");
        assertThat(device.desired().get(1).getVersion()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT", "MQTT_WS"})
    void a_device_reports_and_services_read_it(IotHubClientProtocol protocol) throws Exception {
        SdkDevice device = hub.connect("dev-1", protocol);

        int version = device.report(reported("firmware", map("version", "1.2.0", "slot", "A")));
        device.report(reported("firmware", map("slot", null)));

        Twin twin = twins.get("dev-1");
        assertThat(version).isGreaterThanOrEqualTo(2);
        assertThat(twin.getReportedProperties().toJsonObject())
                .asString()
                .startsWith("{\"firmware\":{\"version\":\"1.2.0\"}");
        assertThat(twin.getConnectionState()).isEqualToIgnoringCase("connected");
        assertThat(twin.getReportedProperties().getTwinMetadata("firmware").getLastUpdated())
                .isNotNull();
    }

    @Test
    void a_report_for_a_version_that_is_past_is_refused() throws Exception {
        SdkDevice device = hub.connect("dev-1", IotHubClientProtocol.MQTT);
        int version = device.report(reported("a", 1));
        TwinCollection late = reported("a", 2);
        late.setVersion(version - 1);

        assertThatThrownBy(() -> device.report(late))
                .isInstanceOfSatisfying(
                        IotHubClientException.class,
                        e -> assertThat(e.getStatusCode()).isEqualTo(IotHubStatusCode.PRECONDITION_FAILED));
        assertThat(twins.get("dev-1").getReportedProperties()).containsEntry("a", 1L);
    }

    @ParameterizedTest
    @EnumSource(names = {"MQTT", "MQTT_WS"})
    void a_device_reads_its_properties_but_not_its_tags(IotHubClientProtocol protocol) throws Exception {
        Twin patch = desired("a", map("x", 1));
        patch.getTags().put("site", "Berne");
        twins.patch(patch);
        SdkDevice device = hub.connect("dev-1", protocol);
        device.report(reported("b", "two"));

        com.microsoft.azure.sdk.iot.device.twin.Twin twin = device.twin();

        assertThat(twin.getDesiredProperties().toJsonElement()).hasToString("{\"a\":{\"x\":1}}");
        assertThat(twin.getDesiredProperties().getVersion()).isEqualTo(2);
        assertThat(twin.getReportedProperties().toJsonElement()).hasToString("{\"b\":\"two\"}");
        assertThat(twin.toString()).doesNotContain("Berne");
    }

    static Twin desired(Object... members) {
        Twin twin = new Twin("dev-1");
        twin.getDesiredProperties().putAll(map(members));
        return twin;
    }

    static TwinCollection reported(Object... members) {
        return new TwinCollection(map(members));
    }

    /** Names and values in turn; unlike {@link Map#of}, with nulls. */
    static Map<String, Object> map(Object... members) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            map.put((String) members[i], members[i + 1]);
        }
        return map;
    }
}
