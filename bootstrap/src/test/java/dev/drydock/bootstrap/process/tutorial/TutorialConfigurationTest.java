package dev.drydock.bootstrap.process.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AzureSasCredential;
import com.microsoft.azure.sdk.iot.service.configurations.Configuration;
import com.microsoft.azure.sdk.iot.service.configurations.ConfigurationContent;
import com.microsoft.azure.sdk.iot.service.configurations.ConfigurationMetrics;
import com.microsoft.azure.sdk.iot.service.configurations.ConfigurationsClient;
import com.microsoft.azure.sdk.iot.service.twin.Twin;
import dev.drydock.azure.connection.ServiceConnection;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.azure.MicrosoftSdk;
import dev.drydock.bootstrap.process.azure.RunningHub;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The automatic configuration of the later tutorial's service program, as it stands, against Drydock's device app. */
class TutorialConfigurationTest {
    private static final String ID = "firmware285";
    private static final int AN_HOUR = 3600;

    @RegisterExtension
    static final Bench BENCH = Bench.forAllTests();

    private static RunningHub hub;
    private static MicrosoftSdk sdk;

    @BeforeAll
    static void start() {
        hub = RunningHub.start(BENCH);
        sdk = MicrosoftSdk.of(hub);
    }

    @Test
    void a_simulated_chiller_acts_the_configuration_out_and_is_counted_as_current() throws Exception {
        device("chiller", "--simulate=10ms");
        device("heater", "--simulate=10ms");
        tag("chiller", "chiller");

        configurations().create(firmware285());

        Awaitility.await()
                .atMost(DrydockRun.PATIENCE)
                .untilAsserted(() -> assertThat(sdk.reported("chiller"))
                        .contains("\"currentFwVersion\":\"2.8.5\"", "\"fwUpdateStatus\":\"current\""));
        Configuration counted = configurations().get(ID);
        assertThat(counted.getSystemMetrics().getResults())
                .containsEntry("targetedCount", 1L)
                .containsEntry("appliedCount", 1L);
        assertThat(counted.getMetrics().getResults())
                .containsEntry("current", 1L)
                .containsEntry("applying", 0L)
                .containsEntry("rebooting", 0L)
                .containsEntry("error", 0L)
                .containsEntry("rolledback", 0L);
        assertThat(sdk.reported("heater")).doesNotContain("2.8.5");
    }

    @Test
    void a_device_that_installs_refuses_an_image_that_it_cannot_verify_and_says_what_is_missing() throws Exception {
        device("real");
        tag("real", "cooler");
        Configuration configuration = firmware285();
        configuration.setTargetCondition("tags.devicetype = 'cooler'");

        configurations().create(renamed(configuration));

        Awaitility.await()
                .atMost(DrydockRun.PATIENCE)
                .untilAsserted(() -> assertThat(sdk.reported("real"))
                        .contains("unverifiable-order", "\"fwUpdateStatus\":\"error\""));
    }

    private static void device(String id, String... more) {
        hub.device(sdk.register(id), id, more).awaitError("Connected to");
        Awaitility.await()
                .atMost(DrydockRun.PATIENCE)
                .until(() -> sdk.reported(id).contains("fwUpdateStatus"));
    }

    private static void tag(String id, String type) throws Exception {
        Twin twin = new Twin(id);
        twin.getTags().put("devicetype", type);
        sdk.twins().patch(twin);
    }

    private static ConfigurationsClient configurations() {
        sdk.trust();
        return new ConfigurationsClient(hub.restAddress(), credential());
    }

    private static AzureSasCredential credential() {
        return new AzureSasCredential(ServiceConnection.parse(hub.serviceConnection())
                .token(Instant.now().plusSeconds(AN_HOUR)));
    }

    private static Configuration firmware285() {
        return filled(new Configuration(ID), ID);
    }

    private static Configuration renamed(Configuration other) {
        Configuration configuration = filled(new Configuration(ID + "-cooler"), ID + "-cooler");
        configuration.setTargetCondition(other.getTargetCondition());
        return configuration;
    }

    private static Configuration filled(Configuration configuration, String id) {
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
        Map<String, String> queries = new HashMap<>();
        queries.put("current", counting(id, "properties.reported.firmware.fwUpdateStatus='current'"));
        queries.put(
                "applying",
                counting(
                        id,
                        "(properties.reported.firmware.fwUpdateStatus='downloading'"
                                + " OR properties.reported.firmware.fwUpdateStatus='verifying'"
                                + " OR properties.reported.firmware.fwUpdateStatus='applying')"));
        for (String status : new String[] {"rebooting", "error", "rolledback"}) {
            queries.put(status, counting(id, "properties.reported.firmware.fwUpdateStatus='" + status + "'"));
        }
        metrics.setQueries(queries);
        configuration.setMetrics(metrics);
        return configuration;
    }

    private static String counting(String id, String condition) {
        return "SELECT deviceId FROM devices WHERE configurations.[[" + id + "]].status='Applied' AND " + condition;
    }
}
