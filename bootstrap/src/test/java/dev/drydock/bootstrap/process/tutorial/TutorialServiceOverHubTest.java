package dev.drydock.bootstrap.process.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.sdk.iot.service.methods.DirectMethodRequestOptions;
import com.microsoft.azure.sdk.iot.service.methods.DirectMethodResponse;
import com.microsoft.azure.sdk.iot.service.query.RawQueryResponse;
import com.microsoft.azure.sdk.iot.service.query.TwinQueryResponse;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.GatedImages;
import dev.drydock.bootstrap.process.TestImage;
import dev.drydock.bootstrap.process.azure.MicrosoftSdk;
import dev.drydock.bootstrap.process.azure.RunningHub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tutorials' service programs, as they stand, against Drydock's device app. */
class TutorialServiceOverHubTest {
    private static final Pattern STATUS = Pattern.compile("\"firmwareStatus\":\"(\\w+)\"");

    private static final Pattern LAST_UPDATE = Pattern.compile("\"lastFirmwareUpdate\":\"([^\"]+)\"");

    /** Of which the ones in the middle may be overtaken: the device sends its latest report, and the program looks every half second. */
    private static final List<String> WORDS = List.of("standBy", "downloading", "applying", "completed");

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
    void it_sees_its_words_in_their_order_in_two_updates_of_which_the_second_comes_directly() throws Exception {
        device("seed", "--simulate=1s");
        String before = "";

        for (int update = 1; update <= 2; update++) {
            DirectMethodResponse answer = sdk.methods()
                    .invoke(
                            "seed",
                            "firmwareUpdate",
                            DirectMethodRequestOptions.builder()
                                    .payload(Map.of("fwPackageUri", "test.com"))
                                    .methodResponseTimeoutSeconds(20)
                                    .methodConnectTimeoutSeconds(0)
                                    .build());
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getPayloadAsJsonElement().toString())
                    .contains("\"Response\":\"Firmware update started\"");

            List<String> words = followed("seed");
            assertThat(words).endsWith("completed");
            assertThat(WORDS).containsSubsequence(words);
            String ended = lastUpdate("seed");
            assertThat(ended).startsWith("20").isGreaterThan(before);
            before = ended;
        }
    }

    @Test
    void the_later_tutorials_queries_find_and_count_the_devices() throws Exception {
        TestImage image = TestImage.of(1 << 18, 74, "2.0.0");
        GatedImages images = BENCH.keep(GatedImages.serving(image)).heldFrom(1 << 17);
        device("metric-1");
        device("metric-2", "--simulate=10ms");
        device("metric-3", "--simulate=10ms");
        assertThat(count("current")).isGreaterThanOrEqualTo(3);
        int before = count("downloading");

        DrydockRun bare = hub.run("update", "metric-2", "--bare", "--uri", "test.com");
        assertThat(bare.exitStatus()).as(bare.toString()).isZero();
        DrydockRun held = hub.begin(
                "update",
                "metric-1",
                "--uri",
                images.uri(),
                "--version",
                "2.0.0",
                "--size",
                String.valueOf(image.bytes().length),
                "--check-value",
                image.checkValue());

        Awaitility.await()
                .atMost(DrydockRun.PATIENCE)
                .until(() -> devices("downloading").contains("metric-1"));
        assertThat(count("downloading")).isEqualTo(before + 1);
        assertThat(devices("current")).contains("metric-2", "metric-3").doesNotContain("metric-1");
        assertThat(count("current")).isEqualTo(devices("current").size());
        assertThat(devices("error")).isEmpty();

        images.openGate();
        assertThat(held.exitStatus()).as(held.toString()).isZero();
    }

    private static void device(String id, String... more) {
        hub.device(sdk.register(id), id, more).awaitError("Connected to");
        Awaitility.await()
                .atMost(DrydockRun.PATIENCE)
                .until(() -> STATUS.matcher(sdk.reported(id)).find());
    }

    /** The words that it sees in turn, looking every 500 ms, until the one that it waits for. */
    private static List<String> followed(String id) {
        List<String> words = new ArrayList<>();
        Awaitility.await("completed")
                .atMost(DrydockRun.PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    Matcher status = STATUS.matcher(sdk.reported(id));
                    assertThat(status.find()).isTrue();
                    if (words.isEmpty() || !words.get(words.size() - 1).equals(status.group(1))) {
                        words.add(status.group(1));
                    }
                    return status.group(1).equals("completed");
                });
        return words;
    }

    private static String lastUpdate(String id) {
        Matcher time = LAST_UPDATE.matcher(sdk.reported(id));
        assertThat(time.find()).isTrue();
        return time.group(1);
    }

    private static List<String> devices(String status) throws Exception {
        TwinQueryResponse found = sdk.queries()
                .queryTwins("SELECT deviceId FROM devices WHERE properties.reported.firmware.fwUpdateStatus='" + status
                        + "'");
        List<String> ids = new ArrayList<>();
        while (found.hasNext()) {
            ids.add(found.next().getDeviceId());
        }
        return ids;
    }

    private static int count(String status) throws Exception {
        RawQueryResponse counted = sdk.queries()
                .queryRaw("SELECT COUNT() AS numberOfDevices FROM devices WHERE"
                        + " properties.reported.firmware.fwUpdateStatus='" + status + "'");
        Matcher number = Pattern.compile("\"numberOfDevices\":(\\d+)").matcher(counted.next());
        assertThat(number.find()).isTrue();
        return Integer.parseInt(number.group(1));
    }
}
