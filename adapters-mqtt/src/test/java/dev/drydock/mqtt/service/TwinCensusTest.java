package dev.drydock.mqtt.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.TwinListing;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.link.LinkClock;
import dev.drydock.testkit.mqtt.Message;
import dev.drydock.testkit.mqtt.Packet;
import dev.drydock.testkit.mqtt.RawBroker;
import dev.drydock.testkit.mqtt.RawConnection;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The listing of a fleet by a broker that leaves out retained messages for lack of room. */
class TwinCensusTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FLEET = 3_000;
    private static final TwinListing COMPLETE = new TwinListing(Optional.empty(), Optional.empty());

    private final LinkClock clock = new LinkClock();
    private RawBroker broker;
    private MqttServiceTransport service;
    private volatile int passes;

    @BeforeEach
    void open() throws IOException {
        broker = RawBroker.open();
        MqttSettings settings = new MqttSettings(
                URI.create(broker.uri()), Optional.empty(), Optional.empty(), MqttSettings.STANDARD_PREFIX);
        service = new MqttServiceTransport(settings, clock.timing(1), TransportObserver.silent());
    }

    @AfterEach
    void close() throws IOException {
        broker.close();
        service.close();
    }

    @Test
    void a_small_fleet_is_asked_for_once() throws Exception {
        List<DeviceTwin> listed = new ArrayList<>();

        assertThat(list(100, (device, pass) -> true, listed)).isEqualTo(COMPLETE);

        assertThat(listed).hasSize(100);
        assertThat(passes).isEqualTo(1);
    }

    @Test
    void a_large_fleet_is_asked_for_until_a_pass_has_brought_every_device_and_no_other() throws Exception {
        List<DeviceTwin> listed = new ArrayList<>();

        assertThat(list(FLEET, (device, pass) -> pass > 3 || device % (pass + 1) == 0, listed))
                .isEqualTo(COMPLETE);

        assertThat(listed).hasSize(FLEET);
        assertThat(passes).isEqualTo(5);
    }

    @Test
    void a_large_fleet_that_comes_whole_is_asked_for_twice() throws Exception {
        List<DeviceTwin> listed = new ArrayList<>();

        assertThat(list(FLEET, (device, pass) -> true, listed)).isEqualTo(COMPLETE);

        assertThat(listed).hasSize(FLEET);
        assertThat(passes).isEqualTo(2);
    }

    @Test
    void a_listing_from_which_the_broker_always_leaves_out_others_says_that_it_is_incomplete() throws Exception {
        List<DeviceTwin> listed = new ArrayList<>();

        CompletableFuture<TwinListing> asked = begin(FLEET, (device, pass) -> (device + pass) % 3 != 0, listed);
        passing(() -> passes > 3);
        clock.advance(Duration.ofSeconds(30));
        TwinListing listing = asked.orTimeout(60, TimeUnit.SECONDS).join();

        assertThat(listing.incomplete())
                .hasValueSatisfying(why -> assertThat(why).contains("left out others"));
        assertThat(listed).hasSize(FLEET);
    }

    private TwinListing list(int fleet, BiPredicate<Integer, Integer> room, List<DeviceTwin> into) {
        CompletableFuture<TwinListing> listing = begin(fleet, room, into);
        passing(listing::isDone);
        return listing.join();
    }

    /** Lists a fleet; a device comes in a pass, counted from 1, when the broker has room for it then. */
    private CompletableFuture<TwinListing> begin(int fleet, BiPredicate<Integer, Integer> room, List<DeviceTwin> into) {
        CompletableFuture.runAsync(() -> serve(fleet, room));
        assertThat(service.open(PATIENCE).toCompletableFuture().join()).isEmpty();
        return service.twins().list(into::add).toCompletableFuture();
    }

    /** Lets pauses pass until something is so, but no time limit. */
    private void passing(Callable<Boolean> isSo) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
            clock.advanceShort(Duration.ofMillis(100));
            return isSo.call();
        });
    }

    private void serve(int fleet, BiPredicate<Integer, Integer> room) {
        try (RawConnection connection = broker.admit()) {
            while (true) {
                Packet packet = connection.read();
                connection.answer(packet);
                if (packet.type() == Packet.SUBSCRIBE && isListing(packet)) {
                    passes++;
                    for (int i = 0; i < fleet; i++) {
                        if (room.test(i, passes)) {
                            connection.send(report(i));
                        }
                    }
                }
            }
        } catch (IOException e) {
            // The service has left.
        }
    }

    private static boolean isListing(Packet subscribe) {
        return new String(subscribe.body(), StandardCharsets.ISO_8859_1).contains("/+/reported");
    }

    private static Packet report(int device) {
        return Message.of("drydock/dev-" + device + "/reported", "{\"firmwareStatus\":\"standBy\"}")
                .asRetained()
                .atQos(0)
                .toPacket(0);
    }
}
