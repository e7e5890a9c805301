package dev.drydock.bootstrap.process.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.bootstrap.peer.BareService;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.GatedImages;
import dev.drydock.bootstrap.process.SharedBroker;
import dev.drydock.bootstrap.process.TestImage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A device app that is killed with SIGKILL in the moment in which it enters a state, and started again by the same command. Some
 * states last for a millisecond, so that the next may be the one that is hit; each test says in which the journal was found.
 */
@Execution(ExecutionMode.CONCURRENT)
class EveryStateKillTest {
    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "waiting",
                "downloading",
                "verifying",
                "ready",
                "installing",
                "restarting",
                "on trial",
                "committing",
                "completed"
            })
    void an_update_completes_though_the_device_was_killed_while(String state, TestReporter reporter) throws Exception {
        String id = "killed-" + state.replace(' ', '-');
        TestImage image = TestImage.of(8 << 20, 12, "2.0.0");
        GatedImages images = bench.keep(GatedImages.serving(image));
        BareService service = bench.keep(BROKER.client()).follow(id);
        DrydockProcess device = bench.connectedDeviceProcess(BROKER.uri(), id)
                .killedWhenItSays("Update u-1" + separator(state) + state);
        service.post(id, "firmwareUpdate", image.order("u-1", images.uri()));
        assertThat(device.exitStatus()).as(device.toString()).isEqualTo(137);
        String found = journal(id);
        reporter.publishEntry("killed as it said '" + state + "', the journal says", found);

        bench.connectedDevice(BROKER.uri(), id);

        JsonNode report = service.awaitState(id, "u-1", "completed");
        assertThat(report.at("/firmware/currentFwVersion").asText()).isEqualTo("2.0.0");
        assertThat(report.at("/device/slot").asText()).isEqualTo("B");
        assertThat(report.at("/recent")).hasSize(1);
        assertThat(service.reports(id))
                .extracting(each -> each.at("/update/sequence").asLong())
                .isSorted();
    }

    @Test
    void a_simulated_update_completes_though_it_was_killed_waiting_downloading_and_installing() throws Exception {
        BareService service = bench.keep(BROKER.client()).follow("acted");
        DrydockProcess device = bench.connectedDeviceProcess(BROKER.uri(), "acted", "--simulate=3s");
        service.order("acted", "{\"fwPackageUri\":\"https://images/any\",\"updateId\":\"s-1\"}");
        for (String state : new String[] {"waiting", "downloading", "installing"}) {
            service.awaitState("acted", "s-1", state);
            device.kill();
            assertThat(journal("acted")).isEqualTo(state);
            device = bench.connectedDeviceProcess(BROKER.uri(), "acted", "--simulate=3s");
        }

        service.awaitState("acted", "s-1", "completed");
    }

    @Test
    void a_device_that_is_killed_at_rest_reports_its_outcome_again_and_does_nothing_else() throws Exception {
        TestImage image = TestImage.of(1 << 20, 13, "2.0.0");
        GatedImages images = bench.keep(GatedImages.serving(image));
        BareService service = bench.keep(BROKER.client()).follow("at-rest");
        DrydockProcess device = bench.connectedDeviceProcess(BROKER.uri(), "at-rest");
        service.order("at-rest", image.order("a-1", images.uri()));
        long before = service.awaitState("at-rest", "a-1", "completed")
                .at("/update/sequence")
                .asLong();

        device.kill();
        DrydockRun next = bench.connectedDevice(BROKER.uri(), "at-rest");

        Awaitility.await()
                .atMost(DrydockRun.PATIENCE)
                .until(() -> service.reported("at-rest").at("/update/sequence").asLong() > before);
        assertThat(service.reported("at-rest").at("/update/state").asText()).isEqualTo("completed");
        assertThat(service.reported("at-rest").at("/firmware/currentFwVersion").asText())
                .isEqualTo("2.0.0");
        assertThat(images.ranges()).hasSize(1);
        assertThat(service.call("at-rest", "firmwareUpdate", image.order("a-1", images.uri()))
                        .status())
                .isEqualTo(200);
        assertThat(next.errors()).doesNotContain("downloading");
    }

    private static String separator(String state) {
        return state.equals("completed") ? " " : ": ";
    }

    private String journal(String device) throws Exception {
        JsonNode document = new JsonMapper()
                .readTree(bench.state(device).resolve("journal.json").toFile());
        return document.findPath("kind").asText();
    }
}
