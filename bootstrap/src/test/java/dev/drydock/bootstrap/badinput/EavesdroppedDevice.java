package dev.drydock.bootstrap.badinput;

import static dev.drydock.bootstrap.badinput.Workbench.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.peer.Broker;
import dev.drydock.bootstrap.peer.Caller;
import dev.drydock.testkit.mqtt.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A device at rest, and somebody who hears all that is said on its broker. */
abstract class EavesdroppedDevice {
    @TempDir
    Path folder;

    Workbench bench;
    private final List<Message> heard = new CopyOnWriteArrayList<>();
    private Caller spy;

    abstract Broker broker();

    @BeforeEach
    void setUp() throws Exception {
        bench = Workbench.on(broker(), folder);
        spy = Caller.connect(broker().uri());
        spy.listen("#", heard::add);
    }

    @AfterEach
    void tearDown() throws Exception {
        spy.close();
        bench.close();
    }

    void retainCall() throws Exception {
        bench.caller.request(
                bench.topic("methods/" + UPDATE), order(), true, Optional.of(bench.caller.responseTopic(bench.device)));
    }

    void retainNothing() throws Exception {
        bench.caller.request(bench.topic("methods/" + UPDATE), new byte[0], true, Optional.empty());
    }

    byte[] order() {
        return bench.orderFor(Image.small()).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Checks that nothing is published but the device's own documents and the answers to proper requests. */
    void nothingHappens() throws Exception {
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
                .extracting(Message::topic)
                .noneMatch(topic -> topic.contains("other") || topic.contains("stranger") || topic.contains("me"));
        assertThat(bench.reports.all())
                .allSatisfy(report ->
                        assertThat(report.at("/update/state").asText()).isEqualTo("idle"));
    }
}
