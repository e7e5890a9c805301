package dev.drydock.bootstrap.process.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.keys.KeyRoom;
import dev.drydock.bootstrap.process.DrydockRun;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rollouts to devices that ask for signed manifests. */
class SignedRolloutTest extends FleetScene {
    private KeyRoom room;

    private void sign() throws Exception {
        broker();
        room = new KeyRoom(bench.folder()).at(Instant.now()).withKeySet().write("new.img", "the new image");
        room.run("sign @new.img --model gateway --version 2.1 --sequence 31 --key @r.pem -o @31");
        bench.connectedDevice(
                "mqtt://127.0.0.1:" + mosquitto.port(), "gw-1", "--model=gateway", "--trust=" + room.file("trust"));
    }

    private DrydockRun drydock(ServerRig server, String... words) {
        Path token = bench.folder().resolve("server/admin.token");
        return bench.runWith(Map.of("DRYDOCK_SERVER", server.address(), "DRYDOCK_TOKEN_FILE", token.toString()), words);
    }

    private static void create(ServerRig server) {
        server.ask(
                "POST",
                "/rollouts",
                "{\"name\":\"spring\",\"image\":\"gateway-2.1\",\"target\":\"all\",\"waves\":\"100%\",\"soak\":\"1s\"}");
        server.ask("POST", "/rollouts/spring/submit", "");
    }

    private ServerRig serverWithImage(String... more) throws Exception {
        ServerRig server = server("server");
        List<String> words = new ArrayList<>(
                List.of("image", "add", room.file("new.img").toString(), "--model=gateway", "--version=2.1"));
        words.addAll(List.of(more));
        DrydockRun added = drydock(server, words.toArray(String[]::new));
        assertThat(added.exitStatus()).as(added.toString()).isZero();
        awaitFleet(server, 1);
        return server;
    }

    @Test
    void a_device_that_asks_for_a_signed_manifest_gets_it_with_the_image_of_a_rollout() throws Exception {
        sign();
        ServerRig server = serverWithImage("--manifest=" + room.file("31"));

        create(server);

        awaitState(server, "spring", "completed");
        assertThat(server.members("spring", "succeeded")).isEqualTo(1);
        assertThat(server.ask("GET", "/fleet/devices/gw-1", "")).contains("\"version\":\"2.1\"");
        String trust = "Trust:       signed, key set 1.1, sequence 31, security counter 0";
        assertThat(drydock(server, "fleet", "show", "gw-1").output()).contains(trust);
        assertThat(bench.run("show", "gw-1", "--broker=mqtt://127.0.0.1:" + mosquitto.port())
                        .output())
                .contains(trust);
    }

    @Test
    void a_device_that_asks_for_a_signed_manifest_is_skipped_where_the_image_has_none() throws Exception {
        sign();
        ServerRig server = serverWithImage();

        create(server);

        awaitState(server, "spring", "completed");
        assertThat(server.ask("GET", "/rollouts/spring/members", ""))
                .contains("\"state\":\"skipped\"", "\"reason\":\"needs-signature\"");
    }

    @Test
    void a_key_that_the_device_does_not_know_pauses_the_rollout_until_that_is_accepted() throws Exception {
        sign();
        room.run("keys new @stranger.pem");
        room.run("sign @new.img --model gateway --version 2.1 --sequence 32 --key @stranger.pem -o @32");
        ServerRig server = serverWithImage("--manifest=" + room.file("32"));

        create(server);

        awaitState(server, "spring", "paused");
        DrydockRun status = drydock(server, "rollout", "status", "spring");
        assertThat(status.exitStatus()).isEqualTo(1);
        assertThat(status.output()).contains("gw-1 refused it, unknown-key", "--accept-refusals unknown-key");
        assertThat(drydock(server, "rollout", "resume", "spring", "--accept-refusals=unknown-key")
                        .exitStatus())
                .isZero();
        awaitState(server, "spring", "completed");
        assertThat(server.members("spring", "failed")).isEqualTo(1);
    }

    /** Sequence 31, the way back to the bytes before it under 32, and then 31 again, which nobody takes any more; 33 is taken. */
    @Test
    void the_way_back_closes_the_way_that_led_to_a_bad_image() throws Exception {
        sign();
        room.write("old.img", "the old image").write("next.img", "the next image");
        room.run("sign @old.img --model gateway --version 2.0 --sequence 30 --key @r.pem -o @30");
        room.run("sign @new.img --model gateway --version 2.1 --sequence 31 --key @r.pem -o @bad --back @old.img"
                + " --back-version 2.0");
        room.run("sign @next.img --model gateway --version 2.2 --sequence 33 --key @r.pem -o @33");
        ServerRig server = server("server");
        add(server, "old.img", "2.0", "30");
        add(server, "new.img", "2.1", "bad");
        add(server, "next.img", "2.2", "33");
        awaitFleet(server, 1);
        rollOut(server, "first", "gateway-2.0");
        awaitState(server, "first", "completed");
        DrydockRun wayBack =
                drydock(server, "image", "add", "--name=gateway-2.0", "--manifest=" + room.file("bad.back"));
        assertThat(wayBack.exitStatus()).as(wayBack.toString()).isZero();
        rollOut(server, "spring", "gateway-2.1");
        awaitState(server, "spring", "completed");

        DrydockRun back = drydock(server, "rollout", "rollback", "spring", "--to=gateway-2.0");

        assertThat(back.exitStatus()).as(back.toString()).isZero();
        awaitState(server, "spring", "rolled-back");
        assertThat(device(server)).contains("\"version\":\"2.0\"", "\"sequence\":32");
        rollOut(server, "again", "gateway-2.1");
        awaitState(server, "again", "completed");
        assertThat(server.ask("GET", "/rollouts/again/members", "")).contains("\"reason\":\"sequence-too-low\"");
        rollOut(server, "summer", "gateway-2.2");
        awaitState(server, "summer", "completed");
        assertThat(device(server)).contains("\"version\":\"2.2\"", "\"sequence\":33");
    }

    private static String device(ServerRig server) {
        return server.ask("GET", "/fleet/devices/gw-1", "");
    }

    private void add(ServerRig server, String image, String version, String manifest) {
        DrydockRun added = drydock(
                server,
                "image",
                "add",
                room.file(image).toString(),
                "--model=gateway",
                "--version=" + version,
                "--manifest=" + room.file(manifest));
        assertThat(added.exitStatus()).as(added.toString()).isZero();
    }

    private static void rollOut(ServerRig server, String name, String image) {
        server.ask(
                "POST",
                "/rollouts",
                "{\"name\":\"" + name + "\",\"image\":\"" + image
                        + "\",\"target\":\"all\",\"waves\":\"100%\",\"soak\":\"1s\"}");
        server.ask("POST", "/rollouts/" + name + "/submit", "");
    }
}
