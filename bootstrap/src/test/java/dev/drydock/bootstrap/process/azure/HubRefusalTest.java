package dev.drydock.bootstrap.process.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.hub.tls.HubAuthority;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A hub that lets nobody in, does not prove who it is, knows no such device, or is not there. */
class HubRefusalTest {
    private static final String WRONG_KEY = "d3Jvbmcta2V5LXdyb25nLWtleQ==";

    @RegisterExtension
    static final Bench BENCH = Bench.forAllTests();

    private static RunningHub hub;
    private static MicrosoftSdk sdk;

    @BeforeAll
    static void start() {
        hub = RunningHub.start(BENCH);
        sdk = MicrosoftSdk.of(hub);
        BENCH.file("right", hub.serviceConnection());
    }

    @Test
    void a_wrong_key_ends_with_3_and_is_not_shown() {
        BENCH.file("wrong", withKey(hub.serviceConnection(), WRONG_KEY));

        DrydockRun devices = devices("wrong", hub.authority().toString());

        assertThat(devices.exitStatus()).as(devices.toString()).isEqualTo(3);
        assertThat(devices.errors())
                .contains("does not let iothubowner in", "SharedAccessKey is wrong")
                .doesNotContain("\tat ");
        assertThat(devices.toString()).doesNotContain(WRONG_KEY);
    }

    @Test
    void a_device_with_a_wrong_key_says_so_and_tries_on() {
        DrydockRun device = hub.device(withKey(sdk.register("wrong-key"), WRONG_KEY), "wrong-key");

        device.awaitError("does not let wrong-key in");

        assertThat(device.errors()).contains("Trying again in").doesNotContain("\tat ");
        assertThat(device.toString()).doesNotContain(WRONG_KEY);
        assertThat(device.isAlive()).isTrue();
    }

    @Test
    void an_unknown_device_ends_with_1_for_every_command() {
        for (String[] command : new String[][] {
            {"update", "nobody", "--uri", "test.com", "--bare"}, {"cancel", "nobody"}, {"forget", "nobody"}
        }) {
            DrydockRun process = hub.run(command);
            assertThat(process.exitStatus()).as(process.toString()).isEqualTo(1);
            assertThat(process.errors()).contains("unknown-device").doesNotContain("\tat ");
        }
    }

    @Test
    void a_hub_that_proves_to_be_another_ends_with_3_and_names_the_option() {
        DrydockRun nobodysAuthority = BENCH.runProcess(
                "devices",
                "--transport",
                "azure",
                "--connection-string-file",
                BENCH.path("right"),
                "--connect-timeout",
                "300ms");
        assertThat(nobodysAuthority.exitStatus())
                .as(nobodysAuthority.toString())
                .isEqualTo(3);
        assertThat(nobodysAuthority.errors())
                .contains("does not prove that it is that hub", "--ca-file")
                .doesNotContain("\tat ");

        String other = HubAuthority.in(BENCH.folder().resolve("other"), Clock.systemUTC())
                .file()
                .toString();
        DrydockRun othersAuthority = devices("right", other, "--connect-timeout", "300ms");
        assertThat(othersAuthority.exitStatus()).as(othersAuthority.toString()).isEqualTo(3);
        assertThat(othersAuthority.errors()).contains("does not prove that it is that hub");

        BENCH.file("stranger.connection", sdk.register("stranger"));
        DrydockRun device = BENCH.start(
                "device",
                "--id",
                "stranger",
                "--transport",
                "azure",
                "--connection-string-file",
                BENCH.path("stranger.connection"),
                "--state-dir",
                BENCH.path("stranger"),
                "--ca-file",
                other);
        device.awaitError("does not prove that it is that hub");
        assertThat(device.errors()).doesNotContain("\tat ");
    }

    @Test
    void a_hub_that_is_not_there_ends_with_3_after_the_connect_timeout() {
        String nowhere = RunningHub.someAddress();
        BENCH.file("nowhere", hub.serviceConnection().replace(hub.address(), nowhere));
        String authority = hub.authority().toString();
        DrydockProcess patient = BENCH.startProcess(arguments("nowhere", authority, "--connect-timeout", "10m"));

        DrydockRun devices = devices("nowhere", authority, "--connect-timeout", "500ms");

        assertThat(devices.exitStatus()).as(devices.toString()).isEqualTo(3);
        assertThat(devices.errors()).contains(nowhere, "does not answer").doesNotContain("\tat ");
        assertThat(patient.isAlive()).as(patient.toString()).isTrue();
    }

    @Test
    void a_second_hub_at_the_same_address_ends_with_2_and_names_it() {
        DrydockRun second =
                BENCH.run("hub", "--address", hub.address(), "--port", "0", "--data-dir", BENCH.path("second-hub"));

        assertThat(second.exitStatus()).as(second.toString()).isEqualTo(2);
        assertThat(second.errors())
                .contains("the hub cannot listen at " + hub.address(), "8883")
                .doesNotContain("\tat ");
    }

    private static DrydockRun devices(String file, String authority, String... more) {
        return BENCH.run(arguments(file, authority, more));
    }

    private static String[] arguments(String file, String authority, String... more) {
        String[] all = {
            "devices", "--transport", "azure", "--connection-string-file", BENCH.path(file), "--ca-file", authority
        };
        return Stream.concat(Stream.of(all), Stream.of(more)).toArray(String[]::new);
    }

    private static String withKey(String connection, String key) {
        return connection.replaceAll("SharedAccessKey=.*", "SharedAccessKey=" + key);
    }
}
