package dev.drydock.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.testkit.mqtt.Message;
import dev.drydock.testkit.mqtt.MqttPeer;
import dev.drydock.testkit.mqtt.PeerOptions;
import dev.drydock.testkit.mqtt.Properties;
import dev.drydock.testkit.mqtt.Property;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Sessions, wills and take-overs. */
@Execution(ExecutionMode.CONCURRENT)
class SessionsTest {
    private static final int WILL_DELAY_SECONDS = 2;
    private static final int LONGER_SECONDS = 6;

    private static LocalBroker broker;

    @BeforeAll
    static void start() {
        broker = LocalBroker.start(BrokerSettings.inMemory());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void a_will_is_published_and_retained_when_its_device_vanishes() throws Exception {
        try (MqttPeer service = MqttPeer.connect(broker.uri(), "service-will")) {
            service.subscribe("drydock/dev-will/presence", 1);
            MqttPeer device = MqttPeer.connect(broker.uri(), "dev-will", will("dev-will", 0));

            device.vanish();

            assertThat(service.next().text()).isEqualTo("absent");
            try (MqttPeer late = MqttPeer.connect(broker.uri(), "late")) {
                late.subscribe("drydock/dev-will/+", 1);
                late.publish("drydock/dev-will/marker", "");
                assertThat(late.next().topic()).isEqualTo("drydock/dev-will/presence");
            }
        }
    }

    @Test
    void a_delayed_will_keeps_its_delay_to_about_a_second() throws Exception {
        try (MqttPeer service = MqttPeer.connect(broker.uri(), "service-late")) {
            service.subscribe("drydock/dev-late/presence", 1);
            service.subscribe("drydock/dev-later/presence", 1);
            MqttPeer later = MqttPeer.connect(broker.uri(), "dev-later", will("dev-later", LONGER_SECONDS));
            MqttPeer device = MqttPeer.connect(broker.uri(), "dev-late", will("dev-late", WILL_DELAY_SECONDS));

            later.vanish();
            long gone = System.nanoTime();
            device.vanish();

            assertThat(service.next().topic()).as("the will that comes first").isEqualTo("drydock/dev-late/presence");
            assertThat(Duration.ofNanos(System.nanoTime() - gone)).isGreaterThan(Duration.ofMillis(1_900));
        }
    }

    @Test
    void a_device_that_returns_within_the_delay_was_never_absent_with_a_clean_start_or_without() throws Exception {
        try (MqttPeer service = MqttPeer.connect(broker.uri(), "service-back")) {
            for (String id : List.of("dev-clean", "dev-resumed", "dev-gone")) {
                service.subscribe("drydock/" + id + "/presence", 1);
                MqttPeer.connect(broker.uri(), id, will(id, LONGER_SECONDS)).vanish();
            }

            try (MqttPeer clean = MqttPeer.connect(broker.uri(), "dev-clean", will("dev-clean", LONGER_SECONDS));
                    MqttPeer resumed = MqttPeer.connect(
                            broker.uri(),
                            "dev-resumed",
                            will("dev-resumed", LONGER_SECONDS).resuming())) {
                assertThat(service.next().topic())
                        .as("the only will that comes")
                        .isEqualTo("drydock/dev-gone/presence");
                service.publish("drydock/dev-clean/presence", "marker");
                assertThat(service.next().text()).isEqualTo("marker");
                assertThat(clean.isConnected()).isTrue();
                assertThat(resumed.isConnected()).isTrue();
            }
        }
    }

    @Test
    void a_session_that_is_resumed_gets_what_it_missed() throws Exception {
        try (MqttPeer service = MqttPeer.connect(broker.uri(), "service-resume")) {
            MqttPeer device = MqttPeer.connect(
                    broker.uri(), "dev-resume", PeerOptions.standard().sessionExpiry(60));
            device.subscribe("drydock/dev-resume/desired", 1);
            device.close();
            service.publish("drydock/dev-resume/desired", "missed");

            try (MqttPeer returned = MqttPeer.connect(
                    broker.uri(), "dev-resume", PeerOptions.standard().resuming())) {
                assertThat(returned.next().text()).isEqualTo("missed");
            }
        }
    }

    @Test
    void a_session_that_is_taken_over_is_told_so() throws Exception {
        try (MqttPeer first = MqttPeer.connect(broker.uri(), "dev-twice");
                MqttPeer second = MqttPeer.connect(broker.uri(), "dev-twice")) {
            assertThat(first.awaitEnd()).contains(0x8E);
            assertThat(second.isConnected()).isTrue();
        }
    }

    @Test
    void twenty_clients_that_come_at_once_all_get_in() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<Future<MqttPeer>> arriving = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                String id = "crowd-" + i;
                arriving.add(threads.submit(() -> MqttPeer.connect(broker.uri(), id)));
            }
            for (Future<MqttPeer> one : arriving) {
                try (MqttPeer peer = one.get(30, TimeUnit.SECONDS)) {
                    assertThat(peer.isConnected()).isTrue();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static PeerOptions will(String id, int delaySeconds) {
        Message absent = Message.of("drydock/" + id + "/presence", "absent").asRetained();
        PeerOptions options = PeerOptions.standard();
        return delaySeconds > 0
                ? options.sessionExpiry(60).will(absent.with(Properties.none().with(Property.WILL_DELAY, delaySeconds)))
                : options.will(absent);
    }
}
