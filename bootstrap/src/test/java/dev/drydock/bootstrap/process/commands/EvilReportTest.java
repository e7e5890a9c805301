package dev.drydock.bootstrap.process.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.SharedBroker;
import dev.drydock.testkit.mqtt.Message;
import dev.drydock.testkit.mqtt.MqttPeer;
import dev.drydock.testkit.mqtt.PeerOptions;
import dev.drydock.testkit.mqtt.Properties;
import dev.drydock.testkit.mqtt.Property;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A device whose reports are made to move the cursor, to hide text, and to turn its direction, on the operator's terminal. */
class EvilReportTest {
    private static final String EVIL = "\u009b2J\u202e\u200b\u0007\u001b]0;owned\u0007\u2028";
    private static final String SHOWN = "\\u009b2J\\u202e\\u200b\\u0007\\u001b]0;owned\\u0007\\u2028";
    private static final String DEVICE = "evil";
    private static final Pattern ORDERED = Pattern.compile("\"updateId\":\"([^\"]+)\"");

    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private final CompletableFuture<MqttPeer> device = new CompletableFuture<>();

    @BeforeEach
    void connect() throws IOException {
        MqttPeer peer = MqttPeer.connect(BROKER.uri(), DEVICE, PeerOptions.standard(), this::answer);
        bench.keep(peer);
        device.complete(peer);
        peer.subscribe("drydock/" + DEVICE + "/methods/+", 1);
        peer.retain("drydock/" + DEVICE + "/presence", "{\"connected\":true,\"session\":\"s\"}");
        report("u0");
    }

    @Test
    void nothing_of_it_reaches_a_terminal_as_it_is() {
        DrydockRun show = bench.run("show", DEVICE, "--broker", BROKER.uri());
        DrydockRun devices = bench.run("devices", "--broker", BROKER.uri());

        assertThat(show.output() + show.errors()).contains(SHOWN).is(plain());
        assertThat(devices.output() + devices.errors()).contains(SHOWN).is(plain());
    }

    @Test
    void json_is_all_ascii() {
        DrydockRun show = bench.run("show", DEVICE, "--json", "--broker", BROKER.uri());
        DrydockRun devices = bench.run("devices", "--json", "--broker", BROKER.uri());

        assertThat(show.output()).containsIgnoringCase("\\u202e").is(plain());
        assertThat(devices.output()).containsIgnoringCase("\\u202e").is(plain());
    }

    @Test
    void the_end_of_an_update_is_told_in_plain_text() {
        DrydockRun run = bench.run(
                "update",
                DEVICE,
                "--uri=http://127.0.0.1:1/x",
                "--size=1",
                "--version=2.0.0",
                "--check-value=sha256:" + "0".repeat(64),
                "--broker",
                BROKER.uri());

        assertThat(run.exitStatus()).as(run.toString()).isEqualTo(1);
        assertThat(run.output() + run.errors()).contains(SHOWN).is(plain());
    }

    private void answer(Message call) {
        Matcher id = ORDERED.matcher(call.text());
        if (!call.topic().endsWith("/methods/firmwareUpdate") || !id.find()) {
            return;
        }
        CompletableFuture.runAsync(() -> {
            try {
                report(id.group(1));
                Properties properties = Properties.none()
                        .with(Property.CORRELATION, call.correlation().orElseThrow())
                        .withUser("status", "200");
                device.join()
                        .publish(Message.of(
                                        call.properties()
                                                .text(Property.RESPONSE_TOPIC)
                                                .orElseThrow(),
                                        "{\"updateId\":\"" + id.group(1) + "\"}")
                                .with(properties)
                                .atQos(1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void report(String update) throws IOException {
        String evil = EVIL.replace("\u0007", "\\u0007").replace("\u001b", "\\u001b");
        device.join()
                .retain(
                        "drydock/" + DEVICE + "/reported",
                        ("{'firmwareStatus':'downloadFailed','firmware':{'currentFwVersion':'EVIL','pendingFwVersion':'',"
                                        + "'fwUpdateStatus':'error','fwUpdateSubstatus':'EVIL'},'update':{'id':'"
                                        + update
                                        + "','sequence':5,'state':'failed','progress':null,"
                                        + "'reason':{'code':'server-refused','message':'EVIL'},'versionProof':null},"
                                        + "'recent':[],'device':{'model':'EVIL','slot':'A','agentVersion':'EVIL','contract':1}}")
                                .replace('\'', '"')
                                .replace("EVIL", evil));
    }

    private static Condition<String> plain() {
        return new Condition<>(
                text -> text.codePoints()
                        .allMatch(c -> c == '\n'
                                || c == '\r'
                                || (c >= ' ' && c < 0x7f)
                                || Character.isLetterOrDigit(c)
                                || "…·—→↑↓".indexOf(c) >= 0),
                "nothing but text that shows");
    }
}
