package dev.drydock.bootstrap.badinput;

import static dev.drydock.bootstrap.badinput.Workbench.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that are to be answered elsewhere, nowhere, or for ever: the device says nothing, and nothing starts. */
@ParameterizedClass
@EnumSource(Broker.class)
class StrayRequestTest {
    @Parameter
    Broker broker;

    @TempDir
    Path folder;

    private final List<Caller.Heard> heard = new CopyOnWriteArrayList<>();
    private Workbench bench;
    private Caller spy;

    @BeforeEach
    void setUp() throws Exception {
        bench = Workbench.on(broker, folder);
        spy = Caller.connect(broker);
        spy.listen("#", heard::add);
    }

    @AfterEach
    void tearDown() throws Exception {
        spy.close();
        bench.close();
    }

    @Test
    void a_request_to_be_answered_elsewhere_is_answered_nowhere() throws Exception {
        for (String elsewhere : List.of(
                "drydock/other/responses/me",
                "other/" + bench.device + "/responses/me",
                "drydock/" + bench.device + "/reported",
                "drydock/" + bench.device + "/desired",
                "drydock/" + bench.device + "/presence",
                "drydock/" + bench.device + "/methods/" + UPDATE,
                "drydock/" + bench.device + "/responses",
                "drydock/" + bench.device + "/responses/",
                "drydock/" + bench.device + "/responses/me/too",
                "drydock/" + bench.device + "/responses/a b",
                "drydock/" + bench.device + "/responses/" + "m".repeat(65),
                "drydock//responses/me",
                "/drydock/" + bench.device + "/responses/me",
                "drydock/" + bench.device + "/../other/responses/me",
                "stranger")) {
            bench.caller.request(bench.topic("methods/" + UPDATE), order(), false, Optional.of(elsewhere));
        }
        bench.caller.request(bench.topic("methods/" + UPDATE), order(), false, Optional.empty());

        nothingHappens();
        bench.takesTheNextGoodUpdate();
    }

    /** No broker has to let such a request through; one that does must find the device careful. */
    @Test
    void a_request_to_be_answered_under_a_wildcard_is_answered_nowhere() throws Exception {
        for (String wildcard : List.of(
                "drydock/" + bench.device + "/responses/+",
                "drydock/" + bench.device + "/responses/#",
                "drydock/+/responses/me",
                "#")) {
            Caller stranger = Caller.connect(broker);
            try (stranger) {
                stranger.request(bench.topic("methods/" + UPDATE), order(), false, Optional.of(wildcard));
            } catch (MqttException | IllegalArgumentException refused) {
                assertThat(refused).hasMessageMatching("(?s).+");
            }
        }

        nothingHappens();
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_retained_call_is_ignored_at_every_connect() throws Exception {
        bench.stop();
        retainCall();
        bench.start(Setup.QUICK);
        nothingHappens();

        bench.breakConnection();
        nothingHappens();

        retainNothing();
        nothingHappens();
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_call_that_is_retained_is_ignored_as_it_comes() throws Exception {
        assumeTrue(broker == Broker.MOSQUITTO, "the embedded broker drops the mark of a retained message for a wildcard");
        retainCall();
        nothingHappens();

        retainNothing();
        nothingHappens();
        bench.takesTheNextGoodUpdate();
    }

    private void retainCall() throws Exception {
        bench.caller.request(
                bench.topic("methods/" + UPDATE),
                order(),
                true,
                Optional.of(bench.caller.responseTopic(bench.device)));
    }

    private void retainNothing() throws Exception {
        bench.caller.request(bench.topic("methods/" + UPDATE), new byte[0], true, Optional.empty());
    }

    private byte[] order() {
        return bench.orderFor(Image.small()).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What comes to be said is the device's own, and the answers to who asked as one should. */
    private void nothingHappens() throws Exception {
        bench.awaitAnswers();
        assertThat(heard)
                .filteredOn(message -> message.topic().contains(bench.device))
                .filteredOn(message -> !message.topic().equals(bench.topic("reported")))
                .filteredOn(message -> !message.topic().equals(bench.topic("presence")))
                .allSatisfy(message -> assertThat(message.text()).doesNotContain("update started"))
                .filteredOn(message -> !message.topic().startsWith(bench.topic("methods/")))
                .allSatisfy(message -> assertThat(message.topic()).isEqualTo(bench.caller.responseTopic(bench.device)));
        assertThat(heard)
                .filteredOn(message -> !message.topic().contains(bench.device))
                .filteredOn(message -> !message.topic().startsWith("drydock/bench-"))
                .extracting(Caller.Heard::topic)
                .noneMatch(topic -> topic.contains("other") || topic.contains("stranger") || topic.contains("me"));
        assertThat(bench.reports.all()).allSatisfy(report -> assertThat(report.at("/update/state").asText())
                .isEqualTo("idle"));
    }
}
