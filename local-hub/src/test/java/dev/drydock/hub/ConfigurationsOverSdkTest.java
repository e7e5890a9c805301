package dev.drydock.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.microsoft.azure.sdk.iot.service.configurations.Configuration;
import com.microsoft.azure.sdk.iot.service.configurations.ConfigurationContent;
import com.microsoft.azure.sdk.iot.service.configurations.ConfigurationMetrics;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubConflictException;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubException;
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
