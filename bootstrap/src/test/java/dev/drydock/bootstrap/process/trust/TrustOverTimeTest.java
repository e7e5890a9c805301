package dev.drydock.bootstrap.process.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.bootstrap.commandline.keys.KeyRoom;
import dev.drydock.bootstrap.peer.Answer;
import dev.drydock.bootstrap.peer.BareService;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.GatedImages;
import dev.drydock.bootstrap.process.SharedBroker;
import dev.drydock.bootstrap.process.TestImage;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Devices whose trust changes from one start to the next, while an image waits for its install window and while none does. */
@Execution(ExecutionMode.CONCURRENT)
class TrustOverTimeTest {
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
    void an_unsigned_image_that_waits_is_not_switched_to_once_orders_have_to_be_signed() throws Exception {
        TestImage image = releases.image(41, "2.0.0");
        DrydockRun device = waiting("tightened", image, image.order("u-1", served(image)), "--allow-unsigned");

        device.end();
        bench.connectedDevice(BROKER.uri(), "tightened", releases.trusting());

        assertFailed("tightened", "manifest-missing");
    }

    @Test
    void an_image_that_waits_is_not_switched_to_once_its_key_is_revoked() throws Exception {
        TestImage image = releases.image(42, "2.0.0");
        String manifest = releases.sign(image, 31, "");
        DrydockRun device = waiting("revoking", image, Releases.order(image, "u-1", served(image), manifest));

        device.end();
        revoke();
        bench.connectedDevice(BROKER.uri(), "revoking", releases.trusting()).awaitError("of key set 1.2 alone");

        assertFailed("revoking", "key-revoked");
        String again = releases.signFor(Releases.MODEL, image, 31, "--key @r2.pem");
        DrydockRun update = releases.update(BROKER.uri(), "revoking", image, again);
        assertThat(update.exitStatus()).as(update.toString()).isZero();
    }

    @Test
    void an_image_that_waits_is_switched_to_by_a_start_that_still_trusts_it() throws Exception {
        TestImage image = releases.image(43, "2.0.0");
        String manifest = releases.sign(image, 31, "");
        DrydockRun device = waiting("steady", image, Releases.order(image, "u-1", served(image), manifest));

        device.end();
        bench.connectedDevice(BROKER.uri(), "steady", releases.trusting());

        service.awaitState("steady", "u-1", "completed");
    }

    @Test
    void an_older_key_set_in_the_trust_folder_never_takes_the_place_of_a_later_one() throws Exception {
        service.follow("later");
        KeyRoom room = releases.room();
        String first = room.text("trust/keyset.json");
        revoke();
        bench.connectedDevice(BROKER.uri(), "later", releases.trusting())
                .awaitError("of key set 1.2 alone")
                .end();
        room.write("trust/keyset.json", first);

        bench.connectedDevice(BROKER.uri(), "later", releases.trusting()).awaitError("of key set 1.2 alone");

        TestImage image = releases.image(44, "2.0.0");
        Answer answer =
                service.call("later", "firmwareUpdate", Releases.order(image, "u-1", releases.sign(image, 31, "")));
        assertThat(answer.code()).as(answer.body()).isEqualTo("key-revoked");
        assertThat(service.reported("later").at("/trust/keySet/version").asInt())
                .isEqualTo(2);
    }

    /** Puts key set 1.2 into the trust folder, in which r2 signs in the place of r. */
    private void revoke() {
        KeyRoom room = releases.room();
        room.keys("r2");
        room.run("keys propose @trust/keyset.json --revoke @r.jwk --release @r2.jwk -o @draft-2");
        room.finish("draft-2", "trust/keyset.json", "second/keyset.json", "a", "c");
        room.write("trust/keyset.json", room.text("second/keyset.json"));
    }

    private String served(TestImage image) throws Exception {
        return bench.keep(GatedImages.serving(image)).uri();
    }

    /** A device that has fetched and verified an image, whose window opens hours from now. */
    private DrydockRun waiting(String id, TestImage image, String order, String... more) throws Exception {
        service.follow(id);
        int hour = LocalTime.now().plusHours(12).getHour();
        String window = "%02d:00-%02d:01".formatted(hour, hour);
        DrydockRun device = bench.connectedDevice(
                BROKER.uri(),
                id,
                releases.trusting(Stream.concat(Stream.of("--install-window", window), Stream.of(more))
                        .toArray(String[]::new)));
        service.order(id, order);
        service.awaitState(id, "u-1", "ready");
        return device;
    }

    private void assertFailed(String id, String code) {
        JsonNode report = service.awaitState(id, "u-1", "failed");
        assertThat(report.at("/update/reason/code").asText())
                .as(report.toString())
                .isEqualTo(code);
        assertThat(report.at("/firmware/currentFwVersion").asText()).isEqualTo("1.0.0");
        assertThat(report.at("/device/slot").asText()).isEqualTo("A");
    }
}
