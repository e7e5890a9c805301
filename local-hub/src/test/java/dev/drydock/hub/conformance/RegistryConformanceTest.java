package dev.drydock.hub.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.sdk.iot.device.IotHubClientProtocol;
import com.microsoft.azure.sdk.iot.service.auth.AuthenticationType;
import com.microsoft.azure.sdk.iot.service.auth.SymmetricKey;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubBadFormatException;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubConflictException;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubException;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubNotFoundException;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubPreconditionFailedException;
import com.microsoft.azure.sdk.iot.service.registry.Device;
import com.microsoft.azure.sdk.iot.service.registry.DeviceConnectionState;
import com.microsoft.azure.sdk.iot.service.registry.DeviceStatus;
import com.microsoft.azure.sdk.iot.service.registry.RegistryClient;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryConformanceTest {
    private HubUnderTest hub;
    private RegistryClient registry;

    @BeforeEach
    void start() {
        hub = HubUnderTest.shared();
        registry = hub.services().registry();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void a_new_device_gets_keys_of_its_own_and_is_found_again() throws Exception {
        Device made = registry.addDevice(new Device("dev-1"));
        Device found = registry.getDevice("dev-1");

        assertThat(made.getPrimaryKey()).isNotEmpty().isNotEqualTo(made.getSecondaryKey());
        assertThat(found.getPrimaryKey()).isEqualTo(made.getPrimaryKey());
        assertThat(found.getSecondaryKey()).isEqualTo(made.getSecondaryKey());
        assertThat(found.getETag()).isEqualTo(made.getETag()).isNotEmpty();
        assertThat(found.getGenerationId()).isNotEmpty();
        assertThat(found.getStatus()).isEqualTo(DeviceStatus.Enabled);
        assertThat(found.getConnectionState()).isEqualTo(DeviceConnectionState.Disconnected);
        assertThat(found.getAuthenticationType()).isEqualTo(AuthenticationType.SAS);
    }

    @Test
    void a_device_may_bring_its_keys() throws Exception {
        SymmetricKey keys = new SymmetricKey();
        Device device = new Device("dev-1");
        device.setSymmetricKey(keys);

        registry.addDevice(device);

        assertThat(registry.getDevice("dev-1").getPrimaryKey()).isEqualTo(keys.getPrimaryKey());
    }

    @Test
    void a_device_with_thumbprints_has_no_keys() throws Exception {
        Device device = new Device("dev-1", AuthenticationType.SELF_SIGNED);
        device.setThumbprint("A".repeat(40), "B".repeat(64));

        registry.addDevice(device);

        Device found = registry.getDevice("dev-1");
        assertThat(found.getAuthenticationType()).isEqualTo(AuthenticationType.SELF_SIGNED);
        assertThat(found.getPrimaryThumbprint()).isEqualTo("A".repeat(40));
        assertThat(found.getSecondaryThumbprint()).isEqualTo("B".repeat(64));
    }

    @Test
    void a_second_device_of_one_id_is_a_conflict() throws Exception {
        registry.addDevice(new Device("dev-1"));

        assertThatThrownBy(() -> registry.addDevice(new Device("dev-1")))
                .isInstanceOf(IotHubConflictException.class)
                .satisfies(e -> hasCode(e, 409001));
    }

    @Test
    void an_update_changes_what_it_says_and_keeps_the_keys() throws Exception {
        Device device = registry.addDevice(new Device("dev-1"));
        String etag = device.getETag();
        device.setStatus(DeviceStatus.Disabled);

        Device updated = registry.updateDevice(device);

        assertThat(updated.getStatus()).isEqualTo(DeviceStatus.Disabled);
        assertThat(updated.getPrimaryKey()).isEqualTo(device.getPrimaryKey());
        assertThat(updated.getETag()).isNotEqualTo(etag);
        assertThat(updated.getGenerationId()).isEqualTo(device.getGenerationId());
    }

    @Test
    void a_removal_with_a_stale_etag_does_nothing() throws Exception {
        Device stale = registry.addDevice(new Device("dev-1"));
        registry.updateDevice(registry.getDevice("dev-1"));

        assertThatThrownBy(() -> registry.removeDevice(stale))
                .isInstanceOf(IotHubPreconditionFailedException.class)
                .satisfies(e -> hasCode(e, 412001));
        assertThat(registry.getDevice("dev-1").getDeviceId()).isEqualTo("dev-1");
    }

    @Test
    void a_removed_device_is_gone_and_its_id_is_free() throws Exception {
        String former = registry.addDevice(new Device("dev-1")).getGenerationId();

        registry.removeDevice("dev-1");

        assertThatThrownBy(() -> registry.getDevice("dev-1"))
                .isInstanceOf(IotHubNotFoundException.class)
                .satisfies(e -> hasCode(e, 404001));
        assertThat(registry.addDevice(new Device("dev-1")).getGenerationId()).isNotEqualTo(former);
    }

    @Test
    void what_is_not_there_is_neither_updated_nor_removed() {
        assertThatThrownBy(() -> registry.updateDevice(new Device("dev-9")))
                .isInstanceOf(IotHubNotFoundException.class);
        assertThatThrownBy(() -> registry.removeDevice("dev-9")).isInstanceOf(IotHubNotFoundException.class);
    }

    @Test
    void an_id_with_a_character_that_no_id_has_is_refused() {
        assertThatThrownBy(() -> registry.addDevice(new Device("dev;1"))).isInstanceOf(IotHubBadFormatException.class);
    }

    @Test
    void statistics_count_devices() throws Exception {
        // The SDK reads the count of enabled devices under a misspelt name, so that it is always 0.
        registry.addDevice(new Device("dev-1"));
        Device disabled = registry.addDevice(new Device("dev-2"));
        disabled.setStatus(DeviceStatus.Disabled);
        registry.updateDevice(disabled);

        assertThat(registry.getStatistics().getTotalDeviceCount()).isEqualTo(2);
        assertThat(registry.getStatistics().getDisabledDeviceCount()).isEqualTo(1);
    }

    @Test
    void the_registry_tells_who_is_connected() throws Exception {
        hub.connect("dev-1", IotHubClientProtocol.MQTT);

        assertThat(registry.getDevice("dev-1").getConnectionState()).isEqualTo(DeviceConnectionState.Connected);
    }

    private static void hasCode(Throwable e, int code) {
        assertThat(e)
                .asInstanceOf(InstanceOfAssertFactories.type(IotHubException.class))
                .returns(code, IotHubException::getErrorCode);
    }
}
