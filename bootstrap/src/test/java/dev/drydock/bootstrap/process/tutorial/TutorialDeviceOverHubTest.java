package dev.drydock.bootstrap.process.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.azure.MicrosoftSdk;
import dev.drydock.bootstrap.process.azure.RunningHub;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tutorial's device, driven and followed by {@code drydock update}. */
class TutorialDeviceOverHubTest {
    private static final Pattern SUCCESS = Pattern.compile("\"lastFirmwareUpdate\":\"([^\"]+)\"");

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @Test
    void it_is_followed_to_its_end_twice_and_an_old_completion_is_not_taken_for_the_new_one() throws Exception {
        RunningHub hub = RunningHub.start(bench);
        MicrosoftSdk sdk = MicrosoftSdk.of(hub);
        bench.keep(TutorialDevice.connect(sdk.device(sdk.register("tutorial")), Duration.ofMillis(900)));

        String before = "";
        for (int i = 1; i <= 2; i++) {
            DrydockRun update = hub.run("update", "tutorial", "--bare", "--uri", "test.com");

            assertThat(update.exitStatus()).as(update.toString()).isZero();
            assertThat(update.outputLines())
                    .containsSubsequence(
                            "Direct method called. The device answered 200:",
                            "{\"Response\":\"Firmware update started\"}",
                            "Waiting on device...",
                            "Downloading firmware...",
                            "Download complete, applying firmware...",
                            "Firmware applied",
                            "Get reported properties from device twin:");
            Matcher success = SUCCESS.matcher(update.output());
            assertThat(success.find()).isTrue();
            assertThat(success.group(1)).isGreaterThan(before);
            before = success.group(1);
        }
    }
}
