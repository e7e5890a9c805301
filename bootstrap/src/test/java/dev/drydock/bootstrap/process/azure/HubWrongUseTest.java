package dev.drydock.bootstrap.process.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Wrong use of a hub ends with 2 before anything is connected, names the fault, and shows no key: there is no hub here. */
class HubWrongUseTest {
    private static final String KEY = "c2VjcmV0LXNlY3JldC1zZWNyZXQ=";
    private static final String BAD_KEY = "c2VjcmV0*!";
    private static final String HOST = "HostName=127.1.2.3";

    @RegisterExtension
    static final Bench BENCH = Bench.forAllTests();

    @BeforeAll
    static void files() {
        BENCH.file("device", HOST + ";DeviceId=d;SharedAccessKey=" + KEY);
        BENCH.file("ported", HOST + ":8443;DeviceId=d;SharedAccessKey=" + KEY);
        BENCH.file("certified", HOST + ";DeviceId=d;x509=true");
        BENCH.file("service", service(HOST, KEY));
        BENCH.file("no-host", "SharedAccessKeyName=p;SharedAccessKey=" + KEY);
        BENCH.file("bad-host", service("HostName=https://127.1.2.3/", KEY));
        BENCH.file("bad-port", service(HOST + ":99999", KEY));
        BENCH.file("no-key", HOST + ";SharedAccessKeyName=p");
        BENCH.file("bad-key", service(HOST, BAD_KEY));
        BENCH.file("two-keys", service(HOST, KEY) + ";SharedAccessKey=" + KEY);
        BENCH.file("no-names", KEY + ";" + HOST);
        BENCH.file("empty", "");
    }

    @TestFactory
    Stream<DynamicTest> connection_strings_are_refused_by_the_name_of_the_part_that_is_wrong() {
        return Stream.of(
                wrong("DRYDOCK_CONNECTION_STRING", "devices", "--transport", "azure"),
                wrong("missing' does not exist", devices("missing")),
                wrong("part 1 of the connection string", devices("empty")),
                wrong("part 1 of the connection string", devices("no-names")),
                wrong("has no HostName", devices("no-host")),
                wrong("HostName in the connection string is not a name", devices("bad-host")),
                wrong("the port in HostName", devices("bad-port")),
                wrong("has no SharedAccessKey", devices("no-key")),
                wrong("SharedAccessKey in the connection string is not Base64", devices("bad-key")),
                wrong("has SharedAccessKey twice", devices("two-keys")),
                wrong(
                        "this is a device's connection string",
                        "update",
                        "d",
                        "--uri",
                        "http://x/y",
                        "--bare",
                        "--transport",
                        "azure",
                        "--connection-string-file",
                        BENCH.path("device")),
                wrong("this is a service's connection string", device("d", "service")),
                wrong("--id is e, and the connection string is that of d", device("e", "device")),
                wrong("devices over MQTT always go to port 8883", device("d", "ported")),
                wrong("a port of a name alone", device("d", "ported", "--web-socket")),
                wrong("--client-cert and --client-key", device("d", "certified")));
    }

    @TestFactory
    Stream<DynamicTest> options_about_a_hub_are_refused() {
        return Stream.of(
                wrong("--hub-tier is free, s1, s2 or s3, and got 'x9'", devices("service", "--hub-tier", "x9")),
                wrong("--hub-units", devices("service", "--hub-units", "0")),
                wrong("register is for IoT Hub", "register", "d"),
                wrong(
                        "--x509-thumbprint is 40 or 64 hexadecimal digits",
                        "register",
                        "d",
                        "--transport",
                        "azure",
                        "--connection-string-file",
                        BENCH.path("service"),
                        "--x509-thumbprint",
                        "nonsense"),
                wrong("add --allow-remote if they shall", hub("192.0.2.1", "0")),
                wrong("the hub cannot listen at 192.0.2.1", hub("192.0.2.1", "0", "--allow-remote")),
                wrong("the hub cannot listen at nowhere.invalid", hub("nowhere.invalid", "0", "--allow-remote")),
                wrong("--port wants 0 to 65535, and got 99999", hub(RunningHub.someAddress(), "99999")),
                wrong("--host-name is a name with a dot in it", "hub", "--host-name", "localhub", "--port", "0"),
                wrong(
                        "the hub cannot use the folder " + BENCH.path("empty"),
                        "hub",
                        "--address",
                        RunningHub.someAddress(),
                        "--port",
                        "0",
                        "--data-dir",
                        BENCH.path("empty")));
    }

    private static DynamicTest wrong(String says, String... arguments) {
        return DynamicTest.dynamicTest(String.join(" ", arguments), () -> {
            try (DrydockRun process = BENCH.run(arguments)) {
                assertThat(process.exitStatus()).as(process.toString()).isEqualTo(2);
                assertThat(process.errors())
                        .as(process.toString())
                        .contains(says)
                        .doesNotContain("\tat ", " at io.", KEY, BAD_KEY);
                assertThat(process.output()).isEmpty();
            }
        });
    }

    private static String[] hub(String address, String port, String... more) {
        return Stream.concat(Stream.of(RunningHub.arguments(BENCH, address, port)), Stream.of(more))
                .toArray(String[]::new);
    }

    private static String[] devices(String file, String... more) {
        return Stream.concat(
                        Stream.of("devices", "--transport", "azure", "--connection-string-file", BENCH.path(file)),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static String[] device(String id, String file, String... more) {
        return Stream.concat(
                        Stream.of(
                                "device",
                                "--id",
                                id,
                                "--transport",
                                "azure",
                                "--connection-string-file",
                                BENCH.path(file)),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private static String service(String host, String key) {
        return host + ";SharedAccessKeyName=p;SharedAccessKey=" + key;
    }
}
