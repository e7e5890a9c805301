package dev.drydock.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.testkit.mqtt.Message;
import dev.drydock.testkit.mqtt.MqttPeer;
import dev.drydock.testkit.mqtt.PeerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Newcomers that subscribe while something is being retained. */
class RetainedCrossingTest {
    /** Subscriptions of one test. Before the broker looked after them, 1 to 76 in 100 ended wrong. */
    private static final int CROSSINGS = Integer.getInteger("crossings", 400);

    private static final int PAIRS = 4;
    private static final int LATEST_START_NANOS = 800_000;
    private static final String MARKER = "marker";

    @TempDir
    Path folder;

    /** What happens to a topic while the newcomer subscribes. */
    enum Change {
        FIRST("", "new"),
        REPLACED("old", "new"),
        DELETED("old", "");

        final String before;
        final String after;

        Change(String before, String after) {
            this.before = before;
            this.after = after;
        }
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void a_newcomer_knows_in_the_end_what_is_retained_while_it_comes(Change change) throws Exception {
        assertThat(endings(BrokerSettings.inMemory(), change)).containsOnlyKeys(change.after);
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void so_it_does_at_a_broker_that_keeps_what_it_is_told(Change change) throws Exception {
        assertThat(endings(BrokerSettings.inMemory().keptIn(folder), change)).containsOnlyKeys(change.after);
    }

    @Test
    void who_comes_when_others_have_heard_of_a_will_hears_of_it_too() throws Exception {
        List<String> last = new ArrayList<>();
        try (LocalBroker broker = LocalBroker.start(BrokerSettings.inMemory());
                MqttPeer service = MqttPeer.connect(broker.uri(), "service");
                MqttPeer newcomer = MqttPeer.connect(broker.uri(), "newcomer")) {
            for (int i = 0; i < CROSSINGS / 4; i++) {
                String topic = "will/" + i;
                Message absent = Message.of(topic, "absent").asRetained();
                service.subscribe(topic, 1);
                MqttPeer.connect(
                                broker.uri(),
                                "device-" + i,
                                PeerOptions.standard().will(absent))
                        .vanish();
                assertThat(service.next().text()).isEqualTo("absent");

                newcomer.subscribe(topic, 1);
                last.add(heardLast(newcomer, topic));
                assertThat(service.next().text()).isEqualTo(MARKER);
            }
        }
        assertThat(counted(last)).containsOnlyKeys("absent");
    }

    /** The counts of what newcomers heard last, empty for nothing. */
    private static Map<String, Long> endings(BrokerSettings settings, Change change) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(PAIRS);
        try (LocalBroker broker = LocalBroker.start(settings)) {
            List<Future<List<String>>> pairs = IntStream.range(0, PAIRS)
                    .mapToObj(pair -> threads.submit(() -> endings(broker.uri(), pair, change)))
                    .toList();
            List<String> endings = new ArrayList<>();
            for (Future<List<String>> pair : pairs) {
                endings.addAll(pair.get(10, TimeUnit.MINUTES));
            }
            return counted(endings);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> endings(String uri, int pair, Change change) throws Exception {
        Random dice = new Random(pair);
        List<String> endings = new ArrayList<>();
        MqttPeer newcomer = MqttPeer.connect(uri, "newcomer-" + pair);
        try (MqttPeer writer = MqttPeer.connect(uri, "writer-" + pair)) {
            for (int i = 0; i < CROSSINGS / PAIRS; i++) {
                String device = "crossing/" + pair + "/" + i;
                String topic = device + "/reported";
                if (!change.before.isEmpty()) {
                    writer.retain(topic, change.before);
                }

                var written = writer.begin(Message.of(topic, change.after).asRetained());
                letPass(dice.nextInt(LATEST_START_NANOS));
                newcomer = subscribed(newcomer, uri, pair, dice.nextBoolean() ? topic : device + "/+");
                written.get(1, TimeUnit.MINUTES);

                endings.add(heardLast(newcomer, topic));
            }
        }
        newcomer.close();
        return endings;
    }

    /** The newcomer when it has subscribed: it comes again if the broker library stumbles over the change, and ends its connection. */
    private static MqttPeer subscribed(MqttPeer newcomer, String uri, int pair, String filter) throws IOException {
        try {
            newcomer.subscribe(filter, 1);
            return newcomer;
        } catch (IOException ended) {
            MqttPeer again = MqttPeer.connect(uri, "newcomer-" + pair);
            again.subscribe(filter, 1);
            return again;
        }
    }

    private static void letPass(int nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** The last message before one that the peer sends itself. */
    private static String heardLast(MqttPeer peer, String topic) throws Exception {
        peer.publish(topic, MARKER);
        String last = "";
        for (String text = last; !text.equals(MARKER); text = peer.next().text()) {
            last = text;
        }
        return last;
    }

    private static Map<String, Long> counted(List<String> texts) {
        return texts.stream().collect(Collectors.groupingBy(it -> it, Collectors.counting()));
    }
}
