package dev.drydock.application.fleet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.DirectExecutor;
import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.fleet.engine.Clocks;
import dev.drydock.application.fleet.image.FleetImage;
import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.plan.RolloutTarget;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.AtRest;
import dev.drydock.domain.rollout.PauseReason;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.Running;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.wave.share.WaveShares;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunRolloutsTest {
    private static final RolloutId ID = new RolloutId("abcdefghijklmnop");
    private static final FleetImage IMAGE = new FleetImage(
            "image-2.0.0",
            new Version("2.0.0"),
            Set.of(),
            5,
            new Digest("0123456789abcdef".repeat(4)),
            Optional.of(new ImageUri("https://images.example/2.0.0")),
            Instant.EPOCH);
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final ManualDeadlines deadlines = new ManualDeadlines();
    private final PretendedFleet fleet = new PretendedFleet(deadlines);
    private final InMemoryRolloutLedger memory = new InMemoryRolloutLedger();
    private final RolloutLedger ledger = memory;
    private final List<Boolean> listening = new ArrayList<>();
    private RunRollouts server = server();

    private RunRollouts server() {
        ServerObserver observer = new ServerObserver() {
            @Override
            public void listening(boolean isListening) {
                listening.add(isListening);
            }

            @Override
            public void ledgerUnavailable(LedgerUnavailable why) {
                throw why;
            }

            @Override
            public void formerEpochHeard(DeviceId device) {}

            @Override
            public void setAside(HeardReport report, RuntimeException why) {
                throw why;
            }
        };
        Clocks clocks = new Clocks(() -> deadlines.now().toEpochMilli(), deadlines::now);
        return new RunRollouts(
                ledger,
                new RunRollouts.Ways(fleet, fleet.feed(), image -> image.uri().orElseThrow()),
                new RunRollouts.Work(deadlines, new DirectExecutor(), clocks, () -> 7),
                observer);
    }

    private void devices(int number) {
        for (int device = 0; device < number; device++) {
            fleet.add("d" + device);
        }
    }

    private void start() {
        ledger.exchange(book -> {
            book.images().save(IMAGE);
            return true;
        });
        server.start();
        deadlines.advance(MOMENT);
    }

    private void submit(RolloutPlan plan, String shares) {
        assertThat(server.prepare()
                        .submit(
                                ID,
                                plan.with(IMAGE.planned())
                                        .with(new RolloutTarget(new Query.All(), WaveShares.parse(shares))),
                                0,
                                "anna"))
                .isEmpty();
        server.wake();
    }

    private static RolloutPlan plan() {
        return RolloutPlan.of("spring", 1).soaking(Duration.ofMinutes(5));
    }

    private RolloutEntry rollout() {
        return server.engine().rollout(ID).orElseThrow();
    }

    private int members(Tally tally) {
        return WaveEntry.counts(server.engine().waves(ID)).of(tally);
    }

    private Optional<LeftOrder> leftOf(String device) {
        return fleet.device(device).desired();
    }

    @Test
    void a_good_image_reaches_every_device_wave_by_wave_with_one_order_each() {
        devices(100);
        start();
        submit(plan(), "10%,100%");
        deadlines.advance(Duration.ofSeconds(30));
        assertThat(members(Tally.TAKEN)).isEqualTo(10);

        deadlines.advance(Duration.ofHours(1));
        assertThat(rollout().state()).isEqualTo(new AtRest.Completed());
        assertThat(fleet.devices())
                .allSatisfy(device -> assertThat(device.accepted()).containsExactly(ID.order(1)));
        assertThat(fleet.calls()).isEqualTo(100);
    }

    @Test
    void a_bad_image_is_stopped_by_the_gate() {
        devices(100);
        fleet.devices().forEach(device -> device.outcome = "rolledBack");
        start();
        submit(plan(), "10%,100%");
        deadlines.advance(Duration.ofHours(1));

        assertThat(rollout().state().pausedBy()).hasValue(PauseReason.GATE);
        assertThat(members(Tally.HELD)).isEqualTo(90);
    }

    @Test
    void an_order_is_left_for_a_device_that_is_away_and_withdrawn_when_it_has_taken_it() {
        devices(2);
        start();
        fleet.device("d1").goAway();
        deadlines.advance(MOMENT);
        submit(plan(), "100%");
        deadlines.advance(MOMENT);
        assertThat(members(Tally.LEFT)).isEqualTo(1);
        assertThat(leftOf("d1").flatMap(LeftOrder::asOurs).orElseThrow().id()).isEqualTo(ID.order(1));
        assertThat(fleet.calls()).isEqualTo(1);

        deadlines.advance(Duration.ofHours(3));
        fleet.device("d1").comeBack();
        deadlines.advance(Duration.ofHours(1));
        assertThat(rollout().state()).isEqualTo(new AtRest.Completed());
        assertThat(leftOf("d1")).isEmpty();
        assertThat(fleet.device("d1").accepted()).containsExactly(ID.order(1));
    }

    @Test
    void a_pause_withdraws_what_was_left_and_no_device_begins() {
        devices(2);
        fleet.devices().forEach(PretendedDevice::goAway);
        start();
        submit(plan(), "100%");
        deadlines.advance(MOMENT);
        assertThat(members(Tally.LEFT)).isEqualTo(2);

        assertThat(server.engine().command(ID, new RolloutEvent.PauseAsked())).isEmpty();
        server.wake();
        deadlines.advance(MOMENT);
        assertThat(leftOf("d0")).isEmpty();
        fleet.devices().forEach(PretendedDevice::comeBack);
        deadlines.advance(Duration.ofHours(1));
        assertThat(fleet.devices())
                .allSatisfy(device -> assertThat(device.accepted()).isEmpty());
    }

    @Test
    void no_order_goes_out_and_no_time_passes_while_the_fleet_is_not_heard() {
        devices(3);
        start();
        fleet.device("d0").outcome = "downloading";
        submit(plan(), "count=1,100%");
        deadlines.advance(MOMENT);
        fleet.interrupt();
        int calls = fleet.calls();
        deadlines.advance(Duration.ofHours(12));
        assertThat(fleet.calls()).isEqualTo(calls);
        assertThat(members(Tally.LOST) + members(Tally.QUIET)).isZero();

        fleet.goOn();
        deadlines.advance(Duration.ofMinutes(30));
        assertThat(listening).containsExactly(true, false, true);
        assertThat(rollout().state()).isInstanceOfAny(Running.class, AtRest.Completed.class);
        assertThat(fleet.calls()).isGreaterThanOrEqualTo(calls);
    }

    @Test
    void the_next_server_goes_on_where_one_was_killed_and_no_device_takes_an_order_twice() {
        devices(40);
        start();
        submit(plan(), "10%,50%,100%");
        for (int kill = 0; kill < 20; kill++) {
            deadlines.advance(Duration.ofSeconds(47));
            server.close();
            List<PretendedDevice> working = fleet.devices();
            server = server();
            server.start();
            assertThat(working).hasSize(40);
        }
        deadlines.advance(Duration.ofHours(2));
        assertThat(rollout().state()).isEqualTo(new AtRest.Completed());
        assertThat(fleet.devices())
                .allSatisfy(device -> assertThat(device.accepted()).containsExactly(ID.order(1)));
    }

    @Test
    void an_order_that_somebody_gave_by_hand_is_not_overwritten() {
        devices(1);
        start();
        LeftOrder foreign = new LeftOrder.Foreign("{}");
        fleet.desire(new DeviceId("d0"), Optional.of(foreign));
        submit(plan(), "100%");
        deadlines.advance(Duration.ofMinutes(5));
        assertThat(members(Tally.BLOCKED)).isEqualTo(1);
        assertThat(leftOf("d0")).hasValue(foreign);

        fleet.desire(new DeviceId("d0"), Optional.empty());
        deadlines.advance(Duration.ofMinutes(30));
        assertThat(rollout().state()).isEqualTo(new AtRest.Completed());
    }

    @Test
    void an_order_that_replaces_one_that_was_left_stays() {
        devices(1);
        fleet.device("d0").goAway();
        start();
        submit(plan(), "100%");
        deadlines.advance(MOMENT);
        LeftOrder foreign = new LeftOrder.Foreign("{}");
        fleet.desire(new DeviceId("d0"), Optional.of(foreign));
        deadlines.advance(Duration.ofMinutes(3));
        assertThat(members(Tally.BLOCKED)).isEqualTo(1);
        assertThat(leftOf("d0")).hasValue(foreign);
    }

    @Test
    void an_order_that_was_left_and_is_gone_is_left_again() {
        devices(2);
        fleet.devices().forEach(PretendedDevice::goAway);
        start();
        submit(plan(), "100%");
        deadlines.advance(MOMENT);
        fleet.desire(new DeviceId("d0"), Optional.empty());
        deadlines.advance(MOMENT);
        assertThat(leftOf("d0")).isPresent();

        server.close();
        fleet.desire(new DeviceId("d1"), Optional.empty());
        server = server();
        server.start();
        deadlines.advance(MOMENT);
        assertThat(leftOf("d1")).isPresent();
        assertThat(members(Tally.LEFT)).isEqualTo(2);
    }

    @Test
    void a_transport_that_is_away_keeps_orders_for_later() {
        devices(50);
        start();
        fleet.isReachable = false;
        submit(plan(), "100%");
        deadlines.advance(Duration.ofMinutes(20));
        assertThat(fleet.calls()).isZero();
        assertThat(members(Tally.FAILED) + members(Tally.LEFT)).isZero();

        fleet.isReachable = true;
        deadlines.advance(Duration.ofHours(1));
        assertThat(rollout().state()).isEqualTo(new AtRest.Completed());
        assertThat(fleet.devices())
                .allSatisfy(device -> assertThat(device.accepted()).containsExactly(ID.order(1)));
    }

    @Test
    void an_order_that_could_not_be_left_is_left_when_the_transport_is_back() {
        devices(1);
        fleet.device("d0").goAway();
        start();
        fleet.isReachable = false;
        submit(plan(), "100%");
        deadlines.advance(Duration.ofMinutes(1));
        assertThat(leftOf("d0")).isEmpty();
        fleet.isReachable = true;
        deadlines.advance(Duration.ofMinutes(1));
        assertThat(leftOf("d0")).isPresent();
    }

    @Test
    void a_quiet_device_is_asked_for_its_report_before_it_counts_as_lost() {
        devices(1);
        start();
        submit(plan(), "100%");
        deadlines.advance(MOMENT);
        MemberEntry taken = ledger.read(view -> view.members(ID, Set.of(new DeviceId("d0"))))
                .get(new DeviceId("d0"));
        assertThat(taken.member().state().tally()).isEqualTo(Tally.TAKEN);
        deadlines.advance(Duration.ofMinutes(30));
        assertThat(members(Tally.SUCCEEDED)).isEqualTo(1);
    }
}
