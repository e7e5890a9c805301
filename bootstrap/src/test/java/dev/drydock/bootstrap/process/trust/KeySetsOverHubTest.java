package dev.drydock.bootstrap.process.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.bootstrap.commandline.keys.KeyRoom;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.TestImage;
import dev.drydock.bootstrap.process.azure.MicrosoftSdk;
import dev.drydock.bootstrap.process.azure.RunningHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signed orders and key sets over IoT Hub, as desired properties beside each other. */
class KeySetsOverHubTest {
    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @Test
    void a_device_takes_key_sets_and_signed_orders_from_its_twin() throws Exception {
        Releases releases = new Releases(bench);
        KeyRoom room = releases.room();
        room.keys("r2");
        room.run("keys add-release @trust/keyset.json @r2.jwk -o @draft-2");
        room.finish("draft-2", "trust/keyset.json", "set-2", "a", "b");
        RunningHub hub = RunningHub.start(bench);
        String connection = MicrosoftSdk.of(hub).register("twinned");
        hub.device(connection, "twinned", releases.trusting()).awaitError("Connected to");
        TestImage image = releases.image(61, "2.0.0");
        String file = bench.file("r2.manifest", releases.signFor(Releases.MODEL, image, 31, "--key @r2.pem"))
                .toString();

        DrydockRun unknown = update(hub, image, file);
        assertThat(unknown.errors()).contains("unknown-key");
        DrydockRun publish = hub.run("keys", "publish", room.file("set-2").toString());
        assertThat(publish.exitStatus()).as(publish.toString()).isZero();
        assertThat(publish.output()).endsWith("1 of 1 device has key set 1.2.");
        DrydockRun update = update(hub, image, file);

        assertThat(update.exitStatus()).as(update.toString()).isZero();
        JsonNode twin =
                new JsonMapper().readTree(hub.run("show", "twinned", "--json").output());
        assertThat(twin.at("/reported/trust/sequence").asInt())
                .as(twin.toString())
                .isEqualTo(31);
    }

    private DrydockRun update(RunningHub hub, TestImage image, String manifest) {
        return hub.run("update", "twinned", "--image", bench.path(image.version() + ".img"), "--manifest", manifest);
    }
}
