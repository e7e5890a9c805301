package dev.drydock.application.fleet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.DirectExecutor;
import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.fleet.engine.Clocks;
import dev.drydock.application.fleet.feed.ReportFeed;
import dev.drydock.application.fleet.image.FleetImage;
import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
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
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.wave.share.WaveShares;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A server and its fleet, on the clock of a test. */
abstract class ServedFleet {
    static final RolloutId ID = new RolloutId("abcdefghijklmnop");
    static final FleetImage IMAGE = new FleetImage(
            "image-2.0.0",
            new Version("2.0.0"),
            Set.of(),
            5,
            new Digest("0123456789abcdef".repeat(4)),
            Optional.of(new ImageUri("https://images.example/2.0.0")),
            Instant.EPOCH);
    static final Duration MOMENT = Duration.ofSeconds(2);

    final ManualDeadlines deadlines = new ManualDeadlines();
    final PretendedFleet fleet = new PretendedFleet(deadlines);
    final InMemoryRolloutLedger memory = new InMemoryRolloutLedger();
    final RolloutLedger ledger = memory;
    final List<Boolean> listening = new ArrayList<>();
    final List<Duration> jumps = new ArrayList<>();
    Duration wallAhead = Duration.ZERO;
    RunRollouts server = server();

    final RunRollouts server() {
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
            public void ledgerAvailable() {}

            @Override
            public void clockSet(Duration by) {
                jumps.add(by);
            }

            @Override
            public void formerEpochHeard(DeviceId device) {}

            @Override
            public void setAside(HeardReport report, RuntimeException why) {
                throw why;
            }
        };
        Clocks clocks = new Clocks(
                () -> deadlines.now().toEpochMilli(), () -> deadlines.now().plus(wallAhead));
        return new RunRollouts(
                ledger,
                new RunRollouts.Ways(fleet, feed(), image -> image.uri().orElseThrow()),
                new RunRollouts.Work(deadlines, new DirectExecutor(), new DirectExecutor(), clocks, () -> 7),
                observer);
    }

    /** What the server hears the fleet by. */
    ReportFeed feed() {
        return fleet.feed();
    }

    final void devices(int number) {
        for (int device = 0; device < number; device++) {
            fleet.add("d" + device);
        }
    }

    final void start() {
        ledger.exchange(book -> {
            book.images().save(IMAGE);
            return true;
        });
        server.start();
        deadlines.advance(MOMENT);
    }

    final void submit(RolloutPlan plan, String shares) {
        assertThat(server.prepare()
                        .submit(
                                ID,
                                (plan.image().isPresent() ? plan : plan.with(IMAGE.planned()))
                                        .with(new RolloutTarget(new Query.All(), WaveShares.parse(shares))),
                                0,
                                "anna"))
                .isEmpty();
        server.wake();
    }

    static RolloutPlan plan() {
        return RolloutPlan.of("spring", 1).soaking(Duration.ofMinutes(5));
    }

    final RolloutEntry rollout() {
        return server.engine().rollout(ID).orElseThrow();
    }

    final int members(Tally tally) {
        return WaveEntry.counts(server.engine().waves(ID)).of(tally);
    }

    final Optional<LeftOrder> leftOf(String device) {
        return fleet.device(device).desired();
    }
}
