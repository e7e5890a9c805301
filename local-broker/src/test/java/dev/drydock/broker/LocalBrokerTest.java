package dev.drydock.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drydock.testkit.mqtt.MqttPeer;
import dev.drydock.testkit.mqtt.Property;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBrokerTest {
    @TempDir
    Path folder;

    @Test
    void it_takes_a_free_port_and_says_which() throws Exception {
        try (LocalBroker broker = LocalBroker.start(BrokerSettings.inMemory());
                MqttPeer peer = MqttPeer.connect("tcp://127.0.0.1:" + broker.port(), "dev-1")) {
            assertThat(peer.isConnected()).isTrue();
            assertThat(broker.uri()).isEqualTo("tcp://127.0.0.1:" + broker.port());
        }
    }

    @Test
    void it_tells_clients_its_packet_limit_and_allows_no_topic_alias() throws Exception {
        try (LocalBroker broker = LocalBroker.start(BrokerSettings.inMemory());
                MqttPeer peer = MqttPeer.connect(broker.uri(), "dev-1")) {
            assertThat(peer.connack().number(Property.MAXIMUM_PACKET_SIZE)).contains(2_097_152L);
            assertThat(peer.connack().number(Property.TOPIC_ALIAS_MAXIMUM).orElse(0L))
                    .isZero();
        }
    }

    @Test
    void two_brokers_live_side_by_side_and_share_nothing() throws Exception {
        try (LocalBroker one = LocalBroker.start(BrokerSettings.inMemory());
                LocalBroker other = LocalBroker.start(BrokerSettings.inMemory());
                MqttPeer here = MqttPeer.connect(one.uri(), "dev-1");
                MqttPeer there = MqttPeer.connect(other.uri(), "dev-1")) {
            there.subscribe("drydock/#", 1);
            here.publish("drydock/dev-1/x", "here");
            there.publish("drydock/dev-1/x", "there");

            assertThat(there.next().text()).isEqualTo("there");
        }
    }

    @Test
    void a_taken_port_is_named_with_what_to_do() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            BrokerSettings settings = BrokerSettings.inMemory().on(taken.getLocalPort());

            assertThatThrownBy(() -> LocalBroker.start(settings))
                    .isInstanceOf(BrokerUnavailable.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("give another port");
        }
    }

    @Test
    void an_unknown_host_is_named() {
        BrokerSettings settings = BrokerSettings.inMemory().on("no-such-host.invalid");

        assertThatThrownBy(() -> LocalBroker.start(settings))
                .isInstanceOf(BrokerUnavailable.class)
                .hasMessageContaining("no-such-host.invalid");
    }

    @Test
    void a_folder_that_is_a_file_is_refused_by_name() throws Exception {
        Path file = Files.createFile(folder.resolve("occupied"));

        assertThatThrownBy(() -> LocalBroker.start(BrokerSettings.inMemory().keptIn(file)))
                .isInstanceOf(BrokerUnavailable.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("give a folder this user may write");
    }

    @Test
    void a_folder_another_broker_uses_is_refused_by_name() {
        BrokerSettings settings = BrokerSettings.inMemory().keptIn(folder);
        try (LocalBroker first = LocalBroker.start(settings)) {
            assertThat(first.port()).isPositive();

            assertThatThrownBy(() -> LocalBroker.start(settings))
                    .isInstanceOf(BrokerUnavailable.class)
                    .hasMessageContaining(folder.toString());
        }
    }

    @Test
    void when_it_is_closed_no_thread_of_its_own_keeps_the_process_alive() throws Exception {
        Set<Thread> before = new HashSet<>(living());
        LocalBroker broker = LocalBroker.start(BrokerSettings.inMemory());
        MqttPeer.connect(broker.uri(), "dev-1").close();

        broker.close();
        broker.close();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(living()).as("threads that are not daemons").allMatch(before::contains));
    }

    @Test
    void listening_beyond_loopback_is_warned_of_loudly() {
        List<LogRecord> records = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger(LocalBroker.class.getName());
        Handler handler = remembering(records);
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try (LocalBroker broker = LocalBroker.start(BrokerSettings.inMemory().on("0.0.0.0"))) {
            assertThat(broker.port()).isPositive();
            assertThat(records)
                    .singleElement()
                    .satisfies(it -> assertThat(it.getMessage()).contains("WITHOUT AUTHENTICATION"));
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
    }

    @Test
    void a_port_out_of_range_and_a_blank_host_are_refused() {
        assertThatThrownBy(() -> BrokerSettings.inMemory().on(65_536)).hasMessageContaining("65536");
        assertThatThrownBy(() -> BrokerSettings.inMemory().on(" ")).hasMessageContaining("blank");
    }

    private static List<Thread> living() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(it -> !it.isDaemon() && !it.getName().startsWith("awaitility"))
                .toList();
    }

    private static Handler remembering(List<LogRecord> records) {
        return new Handler() {
            @Override
            public void publish(LogRecord logRecord) {
                records.add(logRecord);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
