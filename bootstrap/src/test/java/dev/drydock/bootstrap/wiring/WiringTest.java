package dev.drydock.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import dev.drydock.application.device.agent.AgentPorts;
import dev.drydock.application.device.agent.AgentSettings;
import dev.drydock.application.device.report.ReportPace;
import dev.drydock.application.service.RunUpdate;
import dev.drydock.application.service.stop.StopUpdate;
import dev.drydock.application.transport.DeviceTransport;
import dev.drydock.application.transport.ServiceTransport;
import dev.drydock.azure.connection.DeviceConnection;
import dev.drydock.azure.connection.ServiceConnection;
import dev.drydock.azure.device.AzureDeviceSettings;
import dev.drydock.azure.device.AzureDeviceTransport;
import dev.drydock.azure.hub.HubTier;
import dev.drydock.azure.service.AzureServiceSettings;
import dev.drydock.azure.service.AzureServiceTransport;
import dev.drydock.bootstrap.device.DeviceConsole;
import dev.drydock.bootstrap.device.settings.DeviceIdentity;
import dev.drydock.bootstrap.device.settings.DeviceSettings;
import dev.drydock.bootstrap.device.settings.DeviceTransportSettings;
import dev.drydock.bootstrap.device.settings.DownloadSettings;
import dev.drydock.bootstrap.device.settings.InstallSettings;
import dev.drydock.bootstrap.device.settings.RestartMode;
import dev.drydock.bootstrap.device.settings.UpdateSettings;
import dev.drydock.bootstrap.device.wiring.DeviceModule;
import dev.drydock.bootstrap.device.wiring.DeviceTransportModules;
import dev.drydock.bootstrap.service.wiring.ServiceModule;
import dev.drydock.bootstrap.service.wiring.ServiceTransportModules;
import dev.drydock.bootstrap.service.wiring.ServiceTransportSettings;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.files.disk.StateFolder;
import dev.drydock.files.slots.FileSlots;
import dev.drydock.http.download.DownloadLimits;
import dev.drydock.http.download.HttpImageSource;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.device.MqttDeviceTransport;
import dev.drydock.mqtt.service.MqttServiceTransport;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both apps are whole over both transports, before anything is connected. */
class WiringTest {
    private static final DeviceId DEVICE = new DeviceId("d");
    private static final DeviceConsole CONSOLE =
            DeviceConsole.of(new PrintStream(OutputStream.nullOutputStream()), DEVICE);
    private static final MqttSettings MQTT =
            new MqttSettings(URI.create("mqtt://127.0.0.1:1"), Optional.empty(), Optional.empty(), "drydock");

    @TempDir
    Path folder;

    @Test
    void a_device_over_mqtt_reports_every_five_percent() throws Exception {
        device(new DeviceTransportSettings.Mqtt(MQTT), MqttDeviceTransport.class, 5);
    }

    @Test
    void a_device_over_iot_hub_reports_every_twenty_five_percent() throws Exception {
        device(
                new DeviceTransportSettings.Azure(new AzureDeviceSettings(
                        DeviceConnection.parse("HostName=127.0.0.1;DeviceId=d;SharedAccessKey=a2V5"),
                        false,
                        Optional.empty())),
                AzureDeviceTransport.class,
                25);
    }

    @Test
    void a_service_has_its_use_cases_over_mqtt() {
        service(new ServiceTransportSettings.Mqtt(MQTT), MqttServiceTransport.class);
    }

    @Test
    void a_service_has_its_use_cases_over_iot_hub() {
        service(
                new ServiceTransportSettings.Azure(new AzureServiceSettings(
                        ServiceConnection.parse("HostName=127.0.0.1:1;SharedAccessKeyName=p;SharedAccessKey=a2V5"),
                        HubTier.S1,
                        1,
                        Duration.ofMillis(500),
                        Optional.empty())),
                AzureServiceTransport.class);
    }

    private void device(DeviceTransportSettings transport, Class<?> expected, int everyPercent) throws Exception {
        try (StateFolder state = StateFolder.open(folder)) {
            Injector injector = Wiring.of(
                    new TimeModule(),
                    transport.match(new DeviceTransportModules()),
                    new DeviceModule(
                            settings(),
                            state.files(),
                            new BootId("boot"),
                            new HttpImageSource(DownloadLimits.STANDARD),
                            () -> Optional.empty(),
                            CONSOLE,
                            CONSOLE));

            DeviceTransport found = injector.getInstance(DeviceTransport.class);
            assertThat(found).isInstanceOf(expected).isSameAs(injector.getInstance(DeviceTransport.class));
            AgentPorts ports = injector.getInstance(AgentPorts.class);
            assertThat(ports).hasNoNullFieldsOrProperties();
            assertThat(ports.reports()).isSameAs(found.reports());
            assertThat(ports.slots()).isInstanceOf(FileSlots.class);
            assertThat(injector.getInstance(AgentSettings.class)).hasNoNullFieldsOrProperties();
            assertThat(injector.getInstance(ReportPace.class))
                    .isEqualTo(new ReportPace(Duration.ofSeconds(1), everyPercent));
            injector.getInstance(ExecutorService.class).shutdownNow();
            injector.getInstance(ScheduledExecutorService.class).shutdownNow();
        }
    }

    private void service(ServiceTransportSettings transport, Class<?> expected) {
        Injector injector =
                Wiring.of(new TimeModule(), transport.match(new ServiceTransportModules()), new ServiceModule(CONSOLE));

        ServiceTransport found = injector.getInstance(ServiceTransport.class);
        assertThat(found).isInstanceOf(expected).isSameAs(injector.getInstance(ServiceTransport.class));
        assertThat(injector.getInstance(RunUpdate.class)).isNotNull();
        assertThat(injector.getInstance(StopUpdate.class)).isNotNull();
        found.close();
        injector.getInstance(ScheduledExecutorService.class).shutdownNow();
    }

    private DeviceSettings settings() {
        return new DeviceSettings(
                DeviceIdentity.standard(DEVICE),
                folder,
                new RestartMode.InProcess(),
                UpdateSettings.STANDARD,
                InstallSettings.STANDARD,
                DownloadSettings.STANDARD);
    }
}
