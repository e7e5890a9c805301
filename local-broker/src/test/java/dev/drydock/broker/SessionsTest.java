package dev.drydock.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is connected, who is gone, and what is said about it. */
class SessionsTest {
    private static final int WILL_DELAY_SECONDS = 2;

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
        try (Peer service = Peer.connect(broker.uri(), "service")) {
            service.subscribe("drydock/dev-will/presence", 1);
            Peer device = Peer.connect(broker.uri(), "dev-will", it -> will(it, "dev-will", 0));

            device.vanish();

            assertThat(service.next().text()).isEqualTo("absent");
            try (Peer late = Peer.connect(broker.uri(), "late")) {
                late.subscribe("drydock/+/presence", 1);
                assertThat(late.next().topic()).isEqualTo("drydock/dev-will/presence");
            }
        }
    }

    @Test
    void a_delayed_will_keeps_its_delay_to_about_a_second() throws Exception {
        try (Peer service = Peer.connect(broker.uri(), "service")) {
            service.subscribe("drydock/dev-late/presence", 1);
            Peer device = Peer.connect(broker.uri(), "dev-late", it -> will(it, "dev-late", WILL_DELAY_SECONDS));

            Instant gone = Instant.now();
            device.vanish();

            assertThat(service.next().text()).isEqualTo("absent");
            assertThat(Duration.between(gone, Instant.now()))
                    .isBetween(Duration.ofMillis(1_900), Duration.ofMillis(6_000));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_device_that_returns_within_the_delay_was_never_absent(boolean cleanStart) throws Exception {
        String id = "dev-back-" + cleanStart;
        try (Peer service = Peer.connect(broker.uri(), "service")) {
            service.subscribe("drydock/" + id + "/presence", 1);
            Peer.connect(broker.uri(), id, it -> will(it, id, WILL_DELAY_SECONDS))
                    .vanish();

            try (Peer returned = Peer.connect(broker.uri(), id, it -> {
                will(it, id, WILL_DELAY_SECONDS);
                it.setCleanStart(cleanStart);
            })) {
                assertThat(returned.client.isConnected()).isTrue();
                assertThat(service.received.poll(WILL_DELAY_SECONDS + 2L, TimeUnit.SECONDS))
                        .isNull();
            }
        }
    }

    @Test
    void a_session_that_is_resumed_gets_what_it_missed() throws Exception {
        try (Peer service = Peer.connect(broker.uri(), "service")) {
            Peer device = Peer.connect(broker.uri(), "dev-resume", it -> it.setSessionExpiryInterval(60L));
            device.subscribe("drydock/dev-resume/desired", 1);
            device.close();
            service.publish("drydock/dev-resume/desired", "missed");

            try (Peer returned = Peer.connect(broker.uri(), "dev-resume", it -> it.setCleanStart(false))) {
                assertThat(returned.next().text()).isEqualTo("missed");
            }
        }
    }

    @Test
    void a_session_that_is_taken_over_is_told_so() throws Exception {
        try (Peer first = Peer.connect(broker.uri(), "dev-twice");
                Peer second = Peer.connect(broker.uri(), "dev-twice")) {
            MqttDisconnectResponse response = first.disconnects.poll(20, TimeUnit.SECONDS);

            assertThat(response.getReturnCode()).isEqualTo(0x8E);
            assertThat(second.client.isConnected()).isTrue();
        }
    }

    @Test
    void twenty_clients_that_come_at_once_all_get_in() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<Future<Peer>> arriving = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                String id = "crowd-" + i;
                arriving.add(threads.submit(() -> Peer.connect(broker.uri(), id)));
            }
            for (Future<Peer> one : arriving) {
                try (Peer peer = one.get(30, TimeUnit.SECONDS)) {
                    assertThat(peer.client.isConnected()).isTrue();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void will(MqttConnectionOptions options, String id, int delaySeconds) {
        MqttProperties properties = new MqttProperties();
        if (delaySeconds > 0) {
            properties.setWillDelayInterval((long) delaySeconds);
            options.setSessionExpiryInterval(60L);
        }
        options.setWill("drydock/" + id + "/presence", Peer.message("absent", true));
        options.setWillMessageProperties(properties);
    }
}
