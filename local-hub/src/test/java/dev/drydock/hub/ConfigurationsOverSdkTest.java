package dev.drydock.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.microsoft.azure.sdk.iot.device.twin.TwinCollection;
import com.microsoft.azure.sdk.iot.service.configurations.Configuration;
import com.microsoft.azure.sdk.iot.service.configurations.ConfigurationContent;
import com.microsoft.azure.sdk.iot.service.configurations.ConfigurationMetrics;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubConflictException;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubException;
import com.microsoft.azure.sdk.iot.service.twin.Twin;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Configurations as Microsoft's Java SDK uses them. */
final class ConfigurationsOverSdkTest extends OverSdkTest {
    @Test
    void a_configuration_is_made_applied_counted_changed_and_deleted() throws Exception {
        Configuration made = service.configurations().create(heating());

        assertThat(made.getSystemMetrics().getResults()).containsEntry("targetedCount", 2L);
        await().atMost(PATIENCE).until(() -> desired.stream().anyMatch(change -> change.containsKey("heating")));
        assertThat(rawRows("SELECT deviceId FROM devices WHERE configurations.[[heating]].status = 'Applied'"))
                .hasSize(2);

        made.setTargetCondition("deviceId = 'here'");
        Configuration changed = service.configurations().replace(made);
        assertThat(changed.getMetrics().getResults()).containsEntry("warm", 2L);
        assertThat(changed.getSystemMetrics().getResults()).containsEntry("appliedCount", 1L);
        assertThat(service.configurations().get(10)).hasSize(1);
        assertThat(service.configurations().get("heating").getEtag()).isEqualTo(changed.getEtag());

        service.configurations().delete(changed);
        assertThat(service.configurations().get(10)).isEmpty();
        assertThat(service.twins().get("here").getDesiredProperties()).containsKey("heating");
    }

    @Test
    void a_configuration_that_is_there_already_and_one_that_is_not_are_told() throws Exception {
        service.configurations().create(heating());

        assertThatExceptionOfType(IotHubConflictException.class)
                .isThrownBy(() -> service.configurations().create(heating()))
                .satisfies(conflict -> assertThat(conflict.getErrorCode()).isEqualTo(409401));
        assertThatExceptionOfType(IotHubException.class)
                .isThrownBy(() -> service.configurations().get("other"))
                .satisfies(unknown -> assertThat(unknown.getErrorCode()).isEqualTo(404301));
    }

    /** The configuration and the five metrics of the later tutorial; the device reports as the tutorial's device does. */
    @Test
    void the_metrics_of_the_later_tutorial_count_a_device_as_it_goes_along() throws Exception {
        tagAsChiller("here");
        service.configurations().create(firmware285());
        await().atMost(PATIENCE).until(() -> desired.stream().anyMatch(change -> change.containsKey("firmware")));

        report("1.2.0", "downloading");
        assertThat(metrics()).isEqualTo(Map.of("current", 0L, "applying", 1L, "rebooting", 0L, "error", 0L));
        report("1.2.0", "rebooting");
        assertThat(metrics()).isEqualTo(Map.of("current", 0L, "applying", 0L, "rebooting", 1L, "error", 0L));
        report("2.8.5", "current");
        assertThat(metrics()).isEqualTo(Map.of("current", 1L, "applying", 0L, "rebooting", 0L, "error", 0L));
        report("2.8.5", "error");
        assertThat(metrics()).isEqualTo(Map.of("current", 0L, "applying", 0L, "rebooting", 0L, "error", 1L));

        assertThat(service.configurations()
                        .get("firmware285")
                        .getSystemMetrics()
                        .getResults())
                .containsEntry("targetedCount", 1L)
                .containsEntry("appliedCount", 1L);
        assertThat(service.twins().get("away").getDesiredProperties()).doesNotContainKey("firmware");
    }

    private void tagAsChiller(String device) throws Exception {
        Twin twin = new Twin(device);
        twin.getTags().put("devicetype", "chiller");
        service.twins().patch(twin);
    }

    private void report(String version, String status) throws Exception {
        TwinCollection firmware = new TwinCollection();
        firmware.put("firmware", Map.of("currentFwVersion", version, "fwUpdateStatus", status));
        reportAtLast(firmware);
    }

    private Map<String, Long> metrics() throws Exception {
        return service.configurations().get("firmware285").getMetrics().getResults();
    }

    private static Configuration firmware285() {
        Configuration configuration = new Configuration("firmware285");
        ConfigurationContent content = new ConfigurationContent();
        content.setDeviceContent(new HashMap<>(Map.of(
                "properties.desired.firmware",
                Map.of(
                        "fwVersion", "2.8.5",
                        "fwPackageURI", "https://secureuri/package.bin",
                        "fwPackageCheckValue", "123456abcde"))));
        configuration.setContent(content);
        configuration.setTargetCondition("tags.devicetype = 'chiller'");
        configuration.setPriority(20);
        ConfigurationMetrics metrics = new ConfigurationMetrics();
        metrics.setQueries(new HashMap<>(Map.of(
                "current", counting("firmware.fwUpdateStatus='current'"),
                "applying",
                        counting("firmware.fwUpdateStatus='downloading'")
                                + " OR properties.reported.firmware.fwUpdateStatus='verifying'"
                                + " OR properties.reported.firmware.fwUpdateStatus='applying'",
                "rebooting", counting("firmware.fwUpdateStatus='rebooting'"),
                "error", counting("firmware.fwUpdateStatus='error'"))));
        configuration.setMetrics(metrics);
        return configuration;
    }

    private static String counting(String reported) {
        return "SELECT deviceId FROM devices WHERE configurations.[[firmware285]].status='Applied' AND"
                + " properties.reported." + reported;
    }

    private static Configuration heating() {
        Configuration configuration = new Configuration("heating");
        ConfigurationContent content = new ConfigurationContent();
        content.setDeviceContent(new HashMap<>(Map.of("properties.desired.heating", Map.of("from", 6, "to", 21))));
        configuration.setContent(content);
        configuration.setTargetCondition("*");
        configuration.setPriority(3);
        ConfigurationMetrics metrics = new ConfigurationMetrics();
        metrics.setQueries(
                new HashMap<>(Map.of("warm", "SELECT deviceId FROM devices WHERE properties.desired.heating.to > 18")));
        configuration.setMetrics(metrics);
        return configuration;
    }
}
