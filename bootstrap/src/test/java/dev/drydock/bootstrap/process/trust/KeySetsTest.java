package dev.drydock.bootstrap.process.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.keys.KeyRoom;
import dev.drydock.bootstrap.peer.Answer;
import dev.drydock.bootstrap.peer.BareService;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.GatedImages;
import dev.drydock.bootstrap.process.SharedBroker;
import dev.drydock.bootstrap.process.TestImage;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Key sets on their way to devices that run: in an order, by themselves, and from a server. */
@Execution(ExecutionMode.CONCURRENT)
class KeySetsTest {
    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private Releases releases;
    private KeyRoom room;
    private BareService service;

    /** Set 1.2 revokes the release key r, and 1.3 brings the key r2 in its place. */
    @BeforeEach
    void enter() throws Exception {
        releases = new Releases(bench);
        room = releases.room();
        service = bench.keep(BROKER.client());
        room.keys("r2");
        room.run("keys revoke @trust/keyset.json @r.jwk -o @draft-2");
        room.finish("draft-2", "trust/keyset.json", "set-2", "a", "b");
        room.run("keys add-release @set-2 @r2.jwk -o @draft-3");
        room.finish("draft-3", "set-2", "set-3", "b", "c");
    }

    private void device(String id) throws Exception {
        service.follow(id);
        bench.connectedDevice(BROKER.uri(), id, releases.trusting());
    }

    private DrydockRun publish(String... words) {
        String[] all = new String[words.length + 4];
        all[0] = "keys";
        all[1] = "publish";
        all[2] = "--broker";
        all[3] = BROKER.uri();
        for (int i = 0; i < words.length; i++) {
            all[i + 4] =
                    words[i].startsWith("@") ? room.file(words[i].substring(1)).toString() : words[i];
        }
        return bench.run(all);
    }

    private int version(String device) {
        return service.reported(device).at("/trust/keySet/version").asInt();
    }

    private void awaitVersion(String device, int version) {
        Awaitility.await().untilAsserted(() -> assertThat(version(device)).isEqualTo(version));
    }

    private void awaitRefusal(String device, String code) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(service.reported(device)
                                .at("/trust/refused/code")
                                .asText())
                        .isEqualTo(code));
    }

    private String withKeySets(String order, String... sets) {
        StringBuilder all = new StringBuilder();
        for (String set : sets) {
            all.append(all.length() == 0 ? "" : ",").append(room.text(set).strip());
        }
        return order.replaceFirst("}$", "") + ",\"keySets\":[" + all + "]}";
    }

    private void assertAnswer(String device, String order, String code) throws Exception {
        Answer answer = service.call(device, "firmwareUpdate", order);
        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
    }

    @Test
    void a_revocation_reaches_every_device_that_asks_for_signed_orders_and_says_how_far_it_is() throws Exception {
        device("told-1");
        device("told-2");
        service.follow("careless");
        bench.connectedDevice(BROKER.uri(), "careless");
        TestImage image = releases.image(51, "2.0.0");
        String before = releases.sign(image, 31, "");

        DrydockRun publish =
                publish("@set-2", "@set-3", "--device", "told-1", "--device", "told-2", "--device", "careless");

        assertThat(publish.exitStatus()).as(publish.toString()).isZero();
        assertThat(publish.output()).endsWith("2 of 2 devices have key set 1.3.");
        assertAnswer("told-1", Releases.order(image, "u-1", before), "key-revoked");
        String after = releases.signFor(Releases.MODEL, image, 32, "--key @r2.pem");
        DrydockRun update = releases.update(BROKER.uri(), "told-2", image, after);
        assertThat(update.exitStatus()).as(update.toString()).isZero();
    }

    @Test
    void a_publication_that_leaves_a_set_out_says_so_and_one_that_is_begun_again_goes_on() throws Exception {
        device("between");

        DrydockRun gap = publish("@set-3", "--device", "between");
        assertThat(gap.exitStatus()).isEqualTo(4);
        assertThat(gap.errors()).contains("between: it has key set 1.1, and the sets between are not named");

        assertThat(publish("@set-2", "--device", "between").exitStatus()).isZero();
        assertThat(version("between")).isEqualTo(2);
        assertThat(publish("@set-2", "@set-3", "--device", "between").exitStatus())
                .isZero();
        assertThat(version("between")).isEqualTo(3);
        assertThat(publish("@set-2", "--device", "between").output()).isEqualTo("1 of 1 device has key set 1.2.");
    }

    @Test
    void nothing_is_published_that_no_device_would_take() {
        room.run("keys revoke @trust/keyset.json @r.jwk -o @other-2");
        DrydockRun unsigned = publish("@other-2");
        assertThat(unsigned.exitStatus()).isEqualTo(2);
        assertThat(unsigned.errors()).contains("SET: key set 1.2: it has signatures of 0 of the roots, and needs 2");
        assertThat(publish("@trust/keyset.json", "@set-3").exitStatus()).isEqualTo(2);
        assertThat(publish("@set-2", "@set-2").errors()).contains("it is there twice");
        assertThat(publish("@r.jwk").exitStatus()).isEqualTo(2);
    }

    @Test
    void an_order_waits_for_the_key_that_signed_it_and_leaves_no_trace_until_then() throws Exception {
        device("waiting");
        TestImage image = releases.image(52, "2.0.0");
        String manifest = releases.signFor(Releases.MODEL, image, 31, "--key @r2.pem");
        String order = Releases.order(
                image, "u-1", bench.keep(GatedImages.serving(image)).uri(), manifest);
        service.retain("drydock/waiting/desired", "{\"firmware\":" + order + "}");
        awaitRefusal("waiting", "unknown-key");
        assertThat(service.reported("waiting").at("/trust/refused/updateId").asText())
                .isEqualTo("u-1");
        assertThat(service.reported("waiting").at("/update/state").asText()).isEqualTo("idle");
        assertThat(service.reported("waiting").at("/recent")).isEmpty();

        assertThat(publish("@set-2", "@set-3", "--device", "waiting").exitStatus())
                .isZero();

        service.awaitState("waiting", "u-1", "completed");
        assertThat(service.reported("waiting").at("/trust/refused").isNull()).isTrue();
        assertThat(service.reported("waiting").at("/recent")).hasSize(1);
    }

    @Test
    void an_order_brings_the_key_sets_that_it_needs() throws Exception {
        device("supplied");
        TestImage image = releases.image(53, "2.0.0");
        String manifest = releases.signFor(Releases.MODEL, image, 31, "--key @r2.pem");
        String order = Releases.order(
                image, "u-1", bench.keep(GatedImages.serving(image)).uri(), manifest);

        assertAnswer("supplied", withKeySets(order, "set-3"), "key-set-gap");
        assertAnswer("supplied", withKeySets(order, "set-2", "set-3", "set-3"), "key-set-refused");
        assertThat(version("supplied")).isEqualTo(1);
        assertAnswer("supplied", withKeySets(order, "set-2", "set-3"), "");

        service.awaitState("supplied", "u-1", "completed");
        assertThat(version("supplied")).isEqualTo(3);
    }

    @Test
    void the_links_before_a_bad_one_stay_taken_and_the_order_is_refused() throws Exception {
        device("partly");
        TestImage image = releases.image(54, "2.0.0");
        String order = Releases.order(image, "u-1", releases.signFor(Releases.MODEL, image, 31, "--key @r2.pem"));
        String bad = room.text("set-3").replaceFirst("\"signature\":\"..", "\"signature\":\"AA");
        room.write("bad-3", bad);

        assertAnswer("partly", withKeySets(order, "set-2", "bad-3"), "key-set-refused");

        awaitVersion("partly", 2);
    }

    @Test
    void what_comes_on_the_topic_of_its_own_is_taken_or_refused_in_the_report() throws Exception {
        device("listening");
        service.retain(
                "drydock/listening/trust", "{\"keySets\":[" + room.text("set-3").strip() + "]}");
        awaitRefusal("listening", "key-set-gap");
        assertThat(service.reported("listening").at("/trust/refused/updateId").isNull())
                .isTrue();

        service.retain("drydock/listening/trust", "not JSON");
        awaitRefusal("listening", "key-set-refused");

        service.retain(
                "drydock/listening/trust", "{\"keySets\":[" + room.text("set-2").strip() + "]}");
        awaitVersion("listening", 2);
        assertThat(service.reported("listening").at("/trust/refused").isNull()).isTrue();
    }

    @Test
    void a_long_chain_is_fetched_from_a_server() throws Exception {
        device("fetching");
        String chain =
                "[" + room.text("set-2").strip() + "," + room.text("set-3").strip() + "]";
        TestImage document = new TestImage(chain.getBytes(StandardCharsets.UTF_8), "1.0.0");
        String uri = bench.keep(GatedImages.serving(document)).uri();

        service.retain("drydock/fetching/trust", "{\"keySets\":null,\"keySetUri\":\"http://127.0.0.1:1/none\"}");
        awaitRefusal("fetching", "key-set-unreachable");
        service.retain("drydock/fetching/trust", "{\"keySets\":null,\"keySetUri\":\"" + uri + "\"}");

        awaitVersion("fetching", 3);
    }

    @Test
    void a_set_that_was_taken_outlives_a_start_and_an_older_one_is_passed_over() throws Exception {
        service.follow("lasting");
        DrydockRun device = bench.connectedDevice(BROKER.uri(), "lasting", releases.trusting());
        assertThat(publish("@set-2", "@set-3", "--device", "lasting").exitStatus())
                .isZero();

        device.end();
        service.retain(
                "drydock/lasting/trust", "{\"keySets\":[" + room.text("set-2").strip() + "]}");
        bench.connectedDevice(BROKER.uri(), "lasting", releases.trusting());

        awaitVersion("lasting", 3);
        assertThat(service.reported("lasting").at("/trust/refused").isNull()).isTrue();
    }

    @Test
    void a_key_set_puts_the_numbers_back_that_a_thief_has_burnt() throws Exception {
        device("burnt");
        TestImage image = releases.image(55, "2.0.0");
        DrydockRun burning =
                releases.update(BROKER.uri(), "burnt", image, releases.sign(image, 4_503_599_627_370_000L, ""));
        assertThat(burning.exitStatus()).as(burning.toString()).isZero();
        room.run("keys floor @set-3 " + Releases.MODEL + " --sequence 30 --counter 0 -o @draft-4");
        room.finish("draft-4", "set-3", "set-4", "a", "c");
        TestImage next = releases.image(56, "2.0.1");
        String manifest = releases.signFor(Releases.MODEL, next, 31, "--key @r2.pem");

        assertThat(publish("@set-2", "@set-3", "@set-4", "--device", "burnt").exitStatus())
                .isZero();

        assertThat(service.reported("burnt").at("/trust/sequence").asLong()).isEqualTo(30);
        DrydockRun update = releases.update(BROKER.uri(), "burnt", next, manifest);
        assertThat(update.exitStatus()).as(update.toString()).isZero();
    }
}
