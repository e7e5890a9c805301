package dev.drydock.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.testkit.mqtt.RawBroker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Links against brokers that send mutated packets of every type. */
class LinkFuzzTest {
    private static final int LINKS = 40;
    private static final int CONNECTIONS = Integer.getInteger("fuzz.connections", 2_400);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_127L);

    /** Of the link before the guard, and of any other: nothing to see in ten times as long as an answer takes. */
    private static final int MUTE_MILLIS = 3_000;

    @Test
    void a_good_call_is_answered_within_ten_seconds_after_the_last_bad_packet() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(LINKS);
        try {
            List<Future<Integer>> links = new ArrayList<>();
            for (int i = 0; i < LINKS; i++) {
                long seed = SEED + i;
                links.add(threads.submit(() -> play(seed)));
            }
            for (Future<Integer> link : links) {
                assertThat(link.get()).isPositive();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Plays to one link; the connections that it lost. */
    private static int play(long seed) throws Exception {
        LinkClock clock = new LinkClock();
        try (RawBroker broker = RawBroker.open();
                EchoingDevice device = new EchoingDevice("d1", broker.port(), clock, seed)) {
            new FuzzingPeer(broker, seed, clock::nanoTime).play(CONNECTIONS / LINKS);
            assertThat(device.losses)
                    .noneMatch(why -> why.contains("internal fault"))
                    .noneMatch(why -> why.contains("client broke"));
            return device.losses.size();
        }
    }

    @Test
    void the_client_library_alone_is_found_to_be_mute() {
        assertThatThrownBy(() -> {
                    try (RawBroker broker = RawBroker.open(MUTE_MILLIS);
                            BareDevice device = new BareDevice(broker.port())) {
                        new FuzzingPeer(broker, SEED, System::nanoTime).play(CONNECTIONS);
                        assertThat(device.isConnected()).isTrue();
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dfuzz.seed=" + SEED)
                .hasMessageContaining("the client is mute");
    }
}
