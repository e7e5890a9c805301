package dev.drydock.bootstrap.process.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.claim.FitForImage;
import dev.drydock.application.fleet.engine.Clocks;
import dev.drydock.application.fleet.engine.OrderLane;
import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.feed.LiveReports;
import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.fleet.intake.IntakeObserver;
import dev.drydock.application.fleet.intake.TakeReports;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.time.ScheduledDeadlines;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.SharedBroker;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.mqtt.LinkTiming;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.fleet.MqttLiveReports;
import dev.drydock.protocol.fleet.QueryText;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Attributes, from the owner of a device to the queries of a fleet. */
class AttributesTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final InMemoryRolloutLedger ledger = new InMemoryRolloutLedger();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    /** Takes every report into the ledger. */
    private final class Listener implements LiveReports.Listener {
        private final CompletableFuture<Boolean> connected = new CompletableFuture<>();
        private final TakeReports take = new TakeReports(
                ledger,
                new RolloutEngine(ledger, new FitForImage(() -> NOON), OrderLane.WIDE, Clocks.virtual(() -> 1)),
                new IntakeObserver() {
                    @Override
                    public void formerEpochHeard(DeviceId device) {}

                    @Override
                    public void setAside(HeardReport report, RuntimeException why) {
                        throw why;
                    }
                },
                () -> 7);

        @Override
        public void heard(HeardReport report, Runnable acknowledgement) {
            take.take(List.of(report));
            acknowledgement.run();
        }

        @Override
        public void desired(DeviceId device, Optional<LeftOrder> order) {}

        @Override
        public void connected() {
            connected.complete(true);
        }

        @Override
        public void disconnected() {}
    }

    private LiveReports fleet() {
        return new MqttLiveReports(
                new MqttSettings(
                        URI.create(BROKER.uri()), Optional.empty(), Optional.empty(), MqttSettings.STANDARD_PREFIX),
                LinkTiming.real(new ScheduledDeadlines(timer, new Random(1))),
                TransportObserver.silent(),
                () -> NOON);
    }

    private boolean matches(String device, String query) {
        return ledger.read(view -> view.fleet().count(QueryText.read("id = " + device + " and " + query), NOON)) == 1;
    }

    @Test
    void an_attribute_that_its_owner_chose_is_one_that_queries_know() {
        try (LiveReports fleet = fleet()) {
            Listener listener = new Listener();
            fleet.listen(listener);
            assertThat(listener.connected).succeedsWithin(Duration.ofSeconds(60));
            bench.connectedDevice(
                    BROKER.uri(), "with-attributes", "--attribute", "site=oslo", "--attribute", "ring=canary");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> matches("with-attributes", "attribute.site = oslo"));
        }
        assertThat(matches("with-attributes", "attribute.ring = canary")).isTrue();
        assertThat(matches("with-attributes", "attribute.site = bergen")).isFalse();
        assertThat(reported("with-attributes")).contains("\"zone\":\"");
    }

    @Test
    void attributes_stand_in_lines_of_a_file_or_in_one_variable() {
        bench.file("attributes", "attribute=site=oslo\nattribute = note=by the door, left\n");
        bench.connectedDevice(BROKER.uri(), "of-a-file", "--config", bench.path("attributes"));
        assertThat(reported("of-a-file")).contains("\"attributes\":[\"note=by the door, left\",\"site=oslo\"]");

        DrydockRun refused = bench.runWith(
                Map.of("DRYDOCK_ATTRIBUTE", "site=oslo;site=bergen"), "device", "--id", "d", "--broker", BROKER.uri());
        assertThat(refused.exitStatus()).as(refused.toString()).isEqualTo(2);
        assertThat(refused.errors()).contains("--attribute: 'site=bergen': another value of site stands before it");
    }

    private String reported(String id) {
        DrydockRun show = bench.run("show", id, "--json", "--broker", BROKER.uri());
        assertThat(show.exitStatus()).as(show.toString()).isZero();
        return show.output();
    }
}
