package dev.drydock.hub.stranger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.testkit.mqtt.Packet;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that are not what they should be, by the hundred: whatever they send, the hub logs no stack trace, keeps nobody waiting and
 * serves a good client. A failure names the seed.
 */
class MutatedClientsTest {
    private static final int CONNECTIONS = 180;
    private static final int AT_ONCE = 6;

    private final Told told = new Told();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

    @AfterEach
    void end() {
        threads.shutdownNow();
        told.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 4})
    void whatever_clients_send_the_hub_goes_on(long seed) throws Exception {
        try (RawHub hub = new RawHub()) {
            List<Future<?>> all = IntStream.range(0, CONNECTIONS)
                    .<Future<?>>mapToObj(number -> threads.submit(() -> spoilt(hub, new Random(seed << 32 | number))))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
            goodService(hub);
            goodDevice(hub);
        }
        assertThat(told.failures()).as("seed %d", seed).isEmpty();
    }

    @Test
    void the_same_clients_make_a_server_without_checks_log_stack_traces() throws Exception {
        try (RawHub hub = new RawHub();
                UncheckedServer unchecked = new UncheckedServer(hub.hub())) {
            for (int number = 0; number < CONNECTIONS && told.failures().isEmpty(); number++) {
                Random dice = new Random(number);
                try (RawClient client = hub.to(unchecked)) {
                    send(client, new Mutation(dice).of(new Conversations(hub, dice).ofDevice()), dice);
                    client.isEnded();
                }
            }
        }
        assertThat(told.failures()).isNotEmpty();
    }

    /** Sends a spoilt conversation to its end, after which the hub ends the connection too. */
    private static Void spoilt(RawHub hub, Random dice) throws IOException {
        Conversations conversations = new Conversations(hub, dice);
        Mutation mutation = new Mutation(dice);
        boolean overMqtt = false;
        List<byte[]> pieces;
        switch (dice.nextInt(3)) {
            case 0 -> {
                overMqtt = true;
                pieces = conversations.ofDevice();
            }
            case 1 -> pieces = conversations.ofDeviceOverWebSocket();
            default -> pieces = conversations.ofService();
        }
        try (RawClient client = overMqtt ? hub.overMqtt() : hub.overHttps()) {
            send(client, mutation.of(pieces), dice);
            assertThat(client.isEnded()).as("the hub ended the connection").isTrue();
        }
        return null;
    }

    private static void send(RawClient client, byte[] bytes, Random dice) {
        try {
            int from = 0;
            while (from < bytes.length) {
                int to = dice.nextInt(4) == 0 ? Math.min(bytes.length, from + 1 + dice.nextInt(200)) : bytes.length;
                client.send(Arrays.copyOfRange(bytes, from, to));
                from = to;
            }
            client.end();
        } catch (IOException e) {
            // The hub hung up first, as it may.
        }
    }

    private static void goodService(RawHub hub) throws IOException {
        assertThat(hub.answer(hub.request("GET /twins/dev-1?api-version=2021-04-12", "")))
                .startsWith("HTTP/1.1 200 ");
    }

    private static void goodDevice(RawHub hub) throws IOException {
        try (RawClient client = hub.overMqtt()) {
            client.send(hub.connect());
            Packet answer = client.packet();
            assertThat(answer.type()).isEqualTo(Packet.CONNACK);
            assertThat(answer.body()[1]).isZero();
            client.send(MqttPackets.bare(Packet.PINGREQ));
            assertThat(client.packet().type()).isEqualTo(Packet.PINGRESP);
        }
    }
}
