package dev.drydock.bootstrap.process.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.bootstrap.peer.BareService;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.SharedBroker;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Looking at devices, and forgetting them. */
class FleetTest {
    private static final JsonMapper JSON = new JsonMapper();

    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @Test
    void a_device_is_listed_shown_and_forgotten_only_when_it_is_gone() throws Exception {
        BareService service = bench.keep(BROKER.client()).follow("fleet-1");
        DrydockRun device = bench.connectedDevice(BROKER.uri(), "fleet-1", "--initial-version", "1.2.3");
        Awaitility.await()
                .atMost(DrydockRun.PATIENCE)
                .until(() -> service.reported("fleet-1").isObject()
                        && service.presence("fleet-1").isObject());

        DrydockRun devices = bench.run("devices", "--broker", BROKER.uri());
        assertThat(devices.exitStatus()).as(devices.toString()).isZero();
        assertThat(devices.outputLines().get(0)).contains("DEVICE", "CONNECTED", "STATE", "VERSION", "LAST UPDATE");
        assertThat(devices.output()).containsPattern("fleet-1 +yes +idle +1\\.2\\.3 +never");

        DrydockRun listed = bench.run("devices", "--json", "--broker", BROKER.uri());
        assertThat(listed.outputLines())
                .anySatisfy(line ->
                        assertThat(JSON.readTree(line).at("/device").asText()).isEqualTo("fleet-1"));
        DrydockRun shown = bench.run("show", "fleet-1", "--json", "--broker", BROKER.uri());
        JsonNode twin = JSON.readTree(shown.output());
        assertThat(twin.at("/connected").asBoolean()).isTrue();
        assertThat(twin.at("/reported/firmware/currentFwVersion").asText()).isEqualTo("1.2.3");
        assertThat(twin.at("/desired").isNull()).isTrue();

        DrydockRun refused = bench.run("forget", "fleet-1", "--broker", BROKER.uri());
        assertThat(refused.exitStatus()).as(refused.toString()).isEqualTo(1);
        assertThat(refused.errors()).contains("'fleet-1' is connected");

        device.end();
        Awaitility.await()
                .atMost(DrydockRun.PATIENCE)
                .until(() -> !service.presence("fleet-1").at("/connected").asBoolean(true));
        DrydockRun forgotten = bench.run("forget", "fleet-1", "--broker", BROKER.uri());
        assertThat(forgotten.exitStatus()).as(forgotten.toString()).isZero();
        DrydockRun gone = bench.run("show", "fleet-1", "--broker", BROKER.uri());
        assertThat(gone.exitStatus()).as(gone.toString()).isEqualTo(1);
        assertThat(gone.errors()).contains("unknown-device");
    }

    @Test
    void a_cancel_of_an_unknown_device_or_a_finished_update_says_so() throws Exception {
        DrydockRun unknown = bench.run("cancel", "never-seen", "--broker", BROKER.uri());
        assertThat(unknown.exitStatus()).as(unknown.toString()).isEqualTo(1);
        assertThat(unknown.errors()).contains("unknown-device");

        BareService service = bench.keep(BROKER.client()).follow("fleet-2");
        bench.connectedDevice(BROKER.uri(), "fleet-2", "--simulate=200ms", "--restart", "sleep 0");
        service.order("fleet-2", "{\"fwPackageUri\":\"any\",\"updateId\":\"f-1\"}");
        service.awaitState("fleet-2", "f-1", "restarting");
        DrydockRun late = bench.run("cancel", "fleet-2", "--broker", BROKER.uri());
        assertThat(late.exitStatus()).as(late.toString()).isEqualTo(1);
        assertThat(late.output()).contains("fleet-2 answered 409");

        DrydockRun another = bench.run("cancel", "fleet-2", "--update-id", "not-this-one", "--broker", BROKER.uri());
        assertThat(another.exitStatus()).as(another.toString()).isEqualTo(1);
        assertThat(another.output()).contains("not-this-update");
    }

    @Test
    void a_cancel_that_cannot_reach_the_device_ends_with_4() throws Exception {
        BareService service = bench.keep(BROKER.client());
        service.retainReport("fleet-4", "c-1", "downloading");
        service.retain("drydock/fleet-4/presence", "{\"connected\":false,\"session\":\"s\"}");

        DrydockRun cancel = bench.run("cancel", "fleet-4", "--broker", BROKER.uri());

        assertThat(cancel.exitStatus()).as(cancel.toString()).isEqualTo(4);
        assertThat(cancel.errors()).contains("update c-1 may go on", "cancel again when fleet-4 is back");
    }

    @Test
    void two_devices_on_one_state_folder_are_one_too_many() {
        bench.connectedDevice(BROKER.uri(), "fleet-3");
        DrydockRun second = bench.device(BROKER.uri(), "fleet-3");
        assertThat(second.exitStatus()).as(second.toString()).isEqualTo(2);
        assertThat(second.errors()).contains(bench.state("fleet-3").toString()).doesNotContain("\tat ");
    }
}
