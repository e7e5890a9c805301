package dev.drydock.bootstrap.process.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.bootstrap.commandline.keys.KeyRoom;
import dev.drydock.bootstrap.peer.Answer;
import dev.drydock.bootstrap.peer.BareService;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.SharedBroker;
import dev.drydock.bootstrap.process.TestImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A device with a trust folder installs what a release key has signed for it, and nothing else, whoever orders it. */
@Execution(ExecutionMode.CONCURRENT)
class SignedDeviceTest {
    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private Releases releases;
    private BareService service;

    @BeforeEach
    void enter() throws Exception {
        releases = new Releases(bench);
        service = bench.keep(BROKER.client());
    }

    @Test
    void a_process_of_its_own_installs_a_signed_image_and_refuses_an_unsigned_and_a_replayed_one() throws Exception {
        service.follow("signed-process");
        DrydockRun device = bench.connectedDeviceProcess(
                BROKER.uri(), "signed-process", releases.trusting("--hardware", "b", "--restart", "in-process"));
        device.awaitError("Takes orders signed with release keys of key set 1.1 alone, for model 'gw-10'.");
        TestImage image = releases.image(1, "2.0.0");
        String manifest = releases.sign(image, 31, "--counter 2 --hardware b");

        assertRefused("signed-process", image.order("u-0", "http://127.0.0.1:1/x"), "manifest-missing");
        DrydockRun update = releases.update(BROKER.uri(), "signed-process", image, manifest);

        assertThat(update.exitStatus()).as(update + "\n" + device).isZero();
        device.awaitError(": raising the floor");
        JsonNode report = service.reported("signed-process");
        assertThat(report.at("/trust/mode").asText()).isEqualTo("signed");
        assertThat(report.at("/trust/keySet").toString()).isEqualTo("{\"epoch\":1,\"version\":1}");
        assertThat(report.at("/trust/manifest").asText()).matches("[0-9a-f]{64}");
        assertThat(report.at("/trust/sequence").asLong()).isEqualTo(31);
        assertThat(report.at("/trust/counter").asLong()).isEqualTo(2);
        assertThat(report.at("/trust/refused").isNull()).isTrue();
        assertThat(report.at("/device/hardware").asText()).isEqualTo("b");
        String older = releases.sign(releases.image(2, "1.9.0"), 30, "--counter 2");
        assertRefused("signed-process", Releases.order(releases.image(2, "1.9.0"), "u-2", older), "sequence-too-low");
    }

    @Test
    void every_other_order_is_refused_with_its_reason_and_the_next_good_one_is_taken() throws Exception {
        service.follow("refusing");
        DrydockRun device = bench.connectedDeviceProcess(
                BROKER.uri(), "refusing", releases.trusting("--hardware", "b", "--image-type", "rauc"));
        TestImage image = releases.image(3, "2.0.0");
        String good = releases.sign(image, 31, "--counter 2 --type rauc");

        assertRefused("refusing", image.order("u-1", "http://127.0.0.1:1/x"), "manifest-missing");
        assertRefused("refusing", Releases.order(releases.image(4, "3.0.0"), "u-1", good), "manifest-disagrees");
        for (Map.Entry<String, String> wrong : wrongManifests(image, good).entrySet()) {
            assertRefused("refusing", Releases.order(image, "u-1", wrong.getKey()), wrong.getValue());
        }
        assertThat(service.reported("refusing").at("/update/state").asText()).isEqualTo("idle");
        assertThat(service.reported("refusing").at("/trust/sequence").asLong()).isZero();

        DrydockRun update = releases.update(BROKER.uri(), "refusing", image, good);
        assertThat(update.exitStatus()).as(update + "\n" + device).isZero();
    }

    private Map<String, String> wrongManifests(TestImage image, String good) {
        KeyRoom room = releases.room();
        room.keys("stranger");
        int place = good.length() - 2;
        String other = good.substring(0, place) + (good.charAt(place) == 'A' ? 'Q' : 'A') + good.substring(place + 1);
        String past = releases.room()
                .at(Instant.now().minus(Duration.ofDays(100)))
                .run("sign @2.0.0.img --model gw-10 --version 2.0.0 --sequence 31 --type rauc --key @r.pem -o @past");
        assertThat(past).contains("sequence 31");
        releases.room().at(Instant.now());
        return Map.ofEntries(
                Map.entry("no-manifest", "manifest-malformed"),
                Map.entry(good.replaceFirst("^[^.]+", "e30"), "manifest-malformed"),
                Map.entry(good.substring(0, good.length() - 1) + "B", "manifest-malformed"),
                Map.entry(other, "signature-wrong"),
                Map.entry(releases.signFor("gw-10", image, 31, "--type rauc --key @stranger.pem"), "unknown-key"),
                Map.entry(releases.signFor("gw-10", image, 31, "--type rauc --key @a.pem"), "unknown-key"),
                Map.entry(releases.signFor("gw-100", image, 31, "--type rauc --key @r.pem"), "wrong-model"),
                Map.entry(releases.signFor("gw-1", image, 31, "--type rauc --key @r.pem"), "wrong-model"),
                Map.entry(releases.signFor("GW-10", image, 31, "--type rauc --key @r.pem"), "wrong-model"),
                Map.entry(releases.signFor("gw-1O", image, 31, "--type rauc --key @r.pem"), "wrong-model"),
                Map.entry(releases.signFor("gw 10", image, 31, "--type rauc --key @r.pem"), "wrong-model"),
                Map.entry(releases.sign(image, 31, "--type rauc --hardware c"), "wrong-hardware"),
                Map.entry(releases.sign(image, 31, "--type rauc --device refusing-2"), "wrong-device"),
                Map.entry(releases.sign(image, 31, ""), "wrong-type"),
                Map.entry(room.text("past").strip(), "manifest-expired"),
                Map.entry(releases.sign(image, 31, "--type rauc --counter 1001"), "counter-jump"),
                Map.entry(releases.sign(image, 31, "--type rauc --only-from 7"), "only-from"));
    }

    @Test
    void what_was_committed_is_the_floor_of_what_comes_after_it() throws Exception {
        service.follow("floored");
        DrydockRun device = bench.connectedDevice(BROKER.uri(), "floored", releases.trusting());
        TestImage image = releases.image(5, "2.0.0");
        String first = releases.sign(image, 31, "--counter 2");
        DrydockRun update = releases.update(BROKER.uri(), "floored", image, first);
        assertThat(update.exitStatus()).as(update + "\n" + device).isZero();

        TestImage other = releases.image(6, "2.0.1");
        assertRefused(
                "floored", Releases.order(other, "u-1", releases.sign(other, 30, "--counter 2")), "sequence-too-low");
        assertRefused(
                "floored", Releases.order(other, "u-1", releases.sign(other, 31, "--counter 2")), "sequence-too-low");
        assertRefused(
                "floored", Releases.order(other, "u-1", releases.sign(other, 32, "--counter 1")), "counter-too-low");
        DrydockRun again = releases.update(BROKER.uri(), "floored", image, first);
        assertThat(again.exitStatus()).as(again.toString()).isZero();
        assertThat(service.reported("floored").at("/update/reason/code").asText())
                .isEqualTo("already-installed");

        String back = releases.sign(image, 33, "--counter 2 --only-from 31");
        DrydockRun raised = releases.update(BROKER.uri(), "floored", image, back);
        assertThat(raised.exitStatus()).as(raised.toString()).isZero();
        assertThat(service.reported("floored").at("/trust/sequence").asLong()).isEqualTo(33);
        assertThat(device.errorLines().stream().filter(line -> line.contains("Restarting.")))
                .hasSize(1);
        assertRefused(
                "floored", Releases.order(other, "u-9", releases.sign(other, 32, "--counter 2")), "sequence-too-low");
    }

    @Test
    void a_device_of_another_model_refuses_what_is_meant_for_its_namesake() throws Exception {
        service.follow("namesake");
        bench.file("model", "gw-100\u0000");
        bench.connectedDevice(
                        BROKER.uri(), "namesake", "--trust", bench.path("trust"), "--model-file", bench.path("model"))
                .awaitError("alone, for model 'gw-100'.");
        TestImage image = releases.image(7, "2.0.0");

        assertRefused("namesake", Releases.order(image, "u-1", releases.sign(image, 31, "")), "wrong-model");
        DrydockRun update =
                releases.update(BROKER.uri(), "namesake", image, releases.signFor("gw-100", image, 31, "--key @r.pem"));
        assertThat(update.exitStatus()).as(update.toString()).isZero();
    }

    @Test
    void a_floor_in_the_trust_folder_holds_although_the_state_folder_was_wiped() throws Exception {
        service.follow("wiped");
        releases.floor(31, 2);
        DrydockRun device = bench.connectedDevice(BROKER.uri(), "wiped", releases.trusting());
        TestImage image = releases.image(8, "2.0.0");
        DrydockRun update = releases.update(BROKER.uri(), "wiped", image, releases.sign(image, 32, "--counter 2"));
        assertThat(update.exitStatus()).as(update + "\n" + device).isZero();

        device.end();
        wipe(bench.state("wiped"));
        bench.connectedDevice(BROKER.uri(), "wiped", releases.trusting());
        TestImage old = releases.image(9, "1.0.1");
        assertRefused("wiped", Releases.order(old, "u-8", releases.sign(old, 30, "--counter 2")), "sequence-too-low");
        assertRefused("wiped", Releases.order(old, "u-8", releases.sign(old, 33, "--counter 1")), "counter-too-low");
    }

    private static void wipe(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    void a_device_that_may_take_unsigned_orders_says_so_and_takes_signed_ones_alone_once_it_may_not() throws Exception {
        service.follow("mixed");
        DrydockRun before = bench.connectedDevice(BROKER.uri(), "mixed", "--model", Releases.MODEL)
                .awaitError("Takes unsigned orders: whoever may give orders may install anything (see --trust).");
        TestImage first = releases.image(10, "1.1.0");
        assertThat(releases.update(BROKER.uri(), "mixed", first).exitStatus()).isZero();
        assertThat(service.reported("mixed").at("/trust/mode").asText()).isEqualTo("none");
        before.end();

        DrydockRun mixed = bench.connectedDevice(BROKER.uri(), "mixed", releases.trusting("--allow-unsigned"))
                .awaitError("of key set 1.1, for model 'gw-10', and unsigned ones (--allow-unsigned): "
                        + "whoever may give orders may install anything.");
        TestImage second = releases.image(11, "1.2.0");
        assertRefused("mixed", Releases.order(second, "u-1", "no-manifest"), "manifest-malformed");
        assertThat(releases.update(BROKER.uri(), "mixed", second).exitStatus()).isZero();
        assertThat(service.reported("mixed").at("/trust/mode").asText()).isEqualTo("mixed");
        assertThat(service.reported("mixed").at("/trust/sequence").asLong()).isZero();
        mixed.end();

        bench.connectedDevice(BROKER.uri(), "mixed", releases.trusting()).awaitError("of key set 1.1 alone");
        TestImage third = releases.image(12, "2.0.0");
        assertRefused("mixed", third.order("u-2", "http://127.0.0.1:1/x"), "manifest-missing");
        DrydockRun signed = releases.update(BROKER.uri(), "mixed", third, releases.sign(third, 31, "--only-from 0"));
        assertThat(signed.exitStatus()).as(signed.toString()).isZero();
        assertThat(service.reported("mixed").at("/trust/mode").asText()).isEqualTo("signed");
    }

    @Test
    void a_device_that_knows_no_manifests_installs_a_signed_image_as_any_other() {
        bench.connectedDevice(BROKER.uri(), "carefree");
        TestImage image = releases.image(13, "2.0.0");

        DrydockRun update = releases.update(BROKER.uri(), "carefree", image, releases.sign(image, 31, ""));

        assertThat(update.exitStatus()).as(update.toString()).isZero();
    }

    @Test
    void a_simulated_device_checks_manifests_and_acts_the_rest_out() throws Exception {
        service.follow("acting");
        bench.connectedDevice(BROKER.uri(), "acting", releases.trusting("--simulate=10ms"));
        TestImage image = releases.image(14, "2.0.0");

        assertRefused("acting", "{\"fwPackageUri\":\"test.com\"}", "manifest-missing");
        DrydockRun update = releases.update(BROKER.uri(), "acting", image, releases.sign(image, 31, ""));
        assertThat(service.reported("acting").at("/update/state").asText())
                .as(update.toString())
                .isEqualTo("completed");
    }

    @Test
    void a_desired_order_whose_key_is_unknown_is_held_back_and_told_apart() throws Exception {
        service.follow("holding");
        bench.connectedDevice(BROKER.uri(), "holding", releases.trusting());
        TestImage image = releases.image(15, "2.0.0");
        releases.room().keys("stranger");
        String manifest = releases.signFor("gw-10", image, 31, "--key @stranger.pem");

        service.retain("drydock/holding/desired", "{\"firmware\":" + Releases.order(image, "u-1", manifest) + "}");
        JsonNode refused = Awaitility.await()
                .atMost(DrydockRun.PATIENCE)
                .until(() -> service.reported("holding").at("/trust/refused"), JsonNode::isObject);

        assertThat(refused.at("/updateId").asText()).isEqualTo("u-1");
        assertThat(refused.at("/code").asText()).isEqualTo("unknown-key");
        assertThat(service.reported("holding").at("/update/state").asText()).isEqualTo("idle");
        assertThat(service.reported("holding").at("/recent")).isEmpty();
        service.retain("drydock/holding/desired", "");
        TestImage good = releases.image(16, "3.0.0");
        DrydockRun update = releases.update(BROKER.uri(), "holding", good, releases.sign(good, 31, ""));
        assertThat(update.exitStatus()).as(update.toString()).isZero();
        assertThat(service.reported("holding").at("/trust/refused").isNull()).isTrue();
    }

    private void assertRefused(String device, String order, String code) throws Exception {
        Answer answer = service.call(device, "firmwareUpdate", order);
        assertThat(List.of(answer.status(), answer.code()))
                .as(order + " -> " + answer.body())
                .isEqualTo(List.of(400, code));
    }
}
