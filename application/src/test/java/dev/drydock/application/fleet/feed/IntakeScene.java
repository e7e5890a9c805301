package dev.drydock.application.fleet.feed;

import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.fakes.Reports;
import dev.drydock.application.fakes.TaskQueue;
import dev.drydock.application.fleet.claim.ClaimCheck;
import dev.drydock.application.fleet.engine.Clocks;
import dev.drydock.application.fleet.engine.OrderLane;
import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.fleet.intake.IntakeObserver;
import dev.drydock.application.fleet.intake.TakeReports;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.target.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reports on their way from a feed into the ledger, which may be away. */
/** An intake with a feed in memory and a ledger that may be away. */
abstract class IntakeScene {
    static final RolloutId ID = new RolloutId("intake0000000000");
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final Duration MOMENT = Gathering.TOGETHER;

    final InMemoryRolloutLedger memory = new InMemoryRolloutLedger();
    final Sometimes ledger = new Sometimes(memory);
    final RolloutEngine engine = new RolloutEngine(ledger, ClaimCheck.ALL, OrderLane.WIDE, Clocks.virtual(() -> 1));
    final ManualDeadlines deadlines = new ManualDeadlines();
    final TaskQueue executor = new TaskQueue();
    final List<Task> tasks = new ArrayList<>();
    final List<LedgerUnavailable> troubles = new ArrayList<>();
    final Intake intake = new Intake(
            new TakeReports(ledger, engine, new Silent(), () -> 7), deadlines, executor, tasks::addAll, troubles::add);
    final InMemoryReportFeed.Broker broker = new InMemoryReportFeed.Broker();
    final InMemoryReportFeed feed = new InMemoryReportFeed(broker, 2_000);

    /** A ledger that is there sometimes. */
    static final class Sometimes implements RolloutLedger {
        final RolloutLedger sound;
        boolean isAway;
        int exchanges;

        Sometimes(RolloutLedger sound) {
            this.sound = sound;
        }

        @Override
        public <T> T exchange(Precedence precedence, Function<RolloutBook, T> work) {
            exchanges++;
            if (isAway) {
                throw new LedgerUnavailable("away", new IllegalStateException());
            }
            return sound.exchange(precedence, work);
        }

        @Override
        public <T> T read(Function<RolloutView, T> look) {
            return sound.read(look);
        }
    }

    final List<Boolean> listening = new ArrayList<>();
    final HearFleet hearing = hearing(intake);

    final HearFleet hearing(Intake taking) {
        return new HearFleet(taking, new DesiredOrders(), HearFleet.Listener.of(listening::add));
    }

    /** An observer to whom nothing matters. */
    static final class Silent implements IntakeObserver {
        @Override
        public void formerEpochHeard(DeviceId device) {}

        @Override
        public void setAside(HeardReport report, RuntimeException why) {
            throw new AssertionError("a report was set aside", why);
        }
    }

    final void report(int device) {
        broker.publish(HeardReport.of(new DeviceId("d" + device), Reports.of(null, 1, "idle"), NOON));
    }

    final void report(int from, int until) {
        for (int device = from; device < until; device++) {
            report(device);
        }
    }

    final long known() {
        return memory.read(view -> view.fleet().count(new Query.All(), NOON));
    }

    final void pass(Duration time) {
        deadlines.advance(time);
        executor.runAll();
    }
}
