package dev.drydock.bootstrap.commandline.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.TestConsole;
import dev.drydock.bootstrap.peer.BareService;
import dev.drydock.bootstrap.process.SharedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A device whose image waits for an install window, as its console and the commands of the service show it. */
class WaitingDeviceTest {
    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    private final String window = shutInEveryZone();

    @TempDir
    Path folder;

    @Test
    void the_device_show_and_devices_say_when_the_window_opens() throws Exception {
        try (TestConsole device = new TestConsole();
                BareService service = BROKER.client().follow("waits")) {
            device.start(
                    "device",
                    "--id",
                    "waits",
                    "--broker",
                    BROKER.uri(),
                    "--state-dir",
                    folder.toString(),
                    "--simulate=10ms",
                    "--install-window",
                    window);
            device.awaitError("Install windows: " + window + "; local time ").awaitError("Connected to");
            service.order("waits", "{\"fwPackageUri\":\"test.com\"}");
            device.awaitError(" waits for an install window, which opens ");

            String opens = device.err()
                    .lines()
                    .filter(line -> line.contains(" waits for an install window"))
                    .findFirst()
                    .orElseThrow()
                    .replaceFirst(".*(waits for an install window, which opens .*\\))\\.$", "$1");
            assertThat(opens).startsWith("waits for").contains(" 12:00 (");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(shown("devices")).contains("; " + opens));
            assertThat(shown("show", "waits")).contains("waiting-for-window: " + opens);
        }
    }

    private static String shown(String... command) {
        TestConsole console = new TestConsole();
        String[] arguments = Stream.concat(Arrays.stream(command), Stream.of("--broker", BROKER.uri()))
                .toArray(String[]::new);
        assertThat(console.run(arguments)).as(console.toString()).isZero();
        return console.out();
    }

    /** A minute three days from now. */
    private static String shutInEveryZone() {
        String day =
                LocalDate.now(ZoneOffset.UTC).plusDays(3).getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ROOT);
        return day + " 12:00-12:01";
    }
}
