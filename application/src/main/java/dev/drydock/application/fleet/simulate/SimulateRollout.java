package dev.drydock.application.fleet.simulate;

import dev.drydock.application.fleet.claim.ClaimCheck;
import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutPlan;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.wave.share.Shuffle;
import dev.drydock.domain.wave.share.WaveShares;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A dry run of a rollout: the engine itself on a virtual clock, with a ledger in memory and a fleet that is drawn by chance. */
public final class SimulateRollout {
    private static final RolloutId ID = new RolloutId("simulated0000000");
    private static final Set<Tally> WITH_ORDER = EnumSet.of(Tally.ORDERED, Tally.TAKEN, Tally.QUIET, Tally.LEFT);
    private static final Set<Tally> FAILED = EnumSet.of(Tally.FAILED);
    private static final long IDLE = 250;
    /** The time for which reports are collected. */
    private static final long TOGETHER = 100;

    private final RolloutPlan plan;
    private final WaveShares shares;
    private final VirtualFleet fleet;
    private final Lanes transport;
    private final Course course;
    private final RolloutLedger ledger = new InMemoryRolloutLedger();
    private final RolloutEngine engine;
    private long now;
    /** Whether the last step has done something, so that the next may do more. */
    private boolean moved = true;

    /** @param dice from which everything is drawn */
    public SimulateRollout(FleetModel model, RolloutPlan plan, WaveShares shares, Lanes lanes, RandomGenerator dice) {
        this.plan = plan;
        this.shares = shares;
        this.transport = lanes;
        this.course = new Course(plan);
        this.fleet = new VirtualFleet(
                model, new Lanes.Queues(lanes, plan.members().ordering()), Shuffle.ofRollout(plan.name()), dice);
        this.engine =
                new RolloutEngine(ledger, ClaimCheck.ALL, () -> fleet.lanes().room(now), () -> now);
    }

    /**
     * Runs it to its end: until it is at rest, or waits for an operator with nothing under way, or has lasted that long.
     *
     * @param longest on the virtual clock
     */
    public DryRun run(Duration longest) {
        engine.submit(ID, plan, shares.split(fleet.ids()));
        engine.command(ID, new RolloutEvent.StartDue());
        while (now < longest.toMillis() && goOn()) {
            step();
            now = Math.min(now, longest.toMillis());
        }
        course.note(engine.waves(ID), now);
        course.add(Lane.DOWNLOADS, fleet.slowed());
        return result();
    }

    /** A rollout that gives no orders, and whose orders have all come to their end, waits for an operator. */
    private boolean goOn() {
        RolloutEntry rollout = engine.rollout(ID).orElseThrow();
        if (moved || rollout.isSettled()) {
            return !rollout.isSettled();
        }
        if (fleet.next() < Long.MAX_VALUE) {
            return true;
        }
        boolean waits = !rollout.state().givesOrders()
                && WaveEntry.counts(engine.waves(ID)).of(WITH_ORDER) == 0;
        return !waits && engine.nextDue().isPresent();
    }

    private void step() {
        Map<DeviceId, MemberEvent> news = new LinkedHashMap<>();
        fleet.take(now, RolloutEngine.SLICE, news);
        List<Task> tasks = new ArrayList<>();
        if (!news.isEmpty()) {
            tasks.addAll(engine.settle(ID, news));
        }
        tasks.addAll(engine.turn());
        tasks.forEach(task -> fleet.perform(task, now));
        List<WaveEntry> waves = engine.waves(ID);
        course.note(waves, now);
        moved = !news.isEmpty() || !tasks.isEmpty();
        RolloutEntry rollout = engine.rollout(ID).orElseThrow();
        if (fleet.next() > now && !rollout.isSettled()) {
            long then = tasks.size() < RolloutEngine.SLICE ? next() : now + 1;
            course.waitUntil(then, now, rollout, waves, fleet.lanes());
            now = then;
        }
    }

    /** The next time at which something happens; what comes due meanwhile may wait for a moment. */
    private long next() {
        long news = fleet.next();
        if (news <= now + IDLE) {
            return Math.max(now + TOGETHER, news);
        }
        OptionalLong due = engine.nextDue();
        long next = due.isPresent() ? Math.min(news, Math.max(due.getAsLong(), now + IDLE)) : news;
        return next == Long.MAX_VALUE ? now : next;
    }

    private DryRun result() {
        List<WaveEntry> waves = engine.waves(ID);
        return new DryRun(
                engine.rollout(ID).orElseThrow().state(),
                Duration.ofMillis(now),
                WaveEntry.counts(waves),
                waves.stream()
                        .map(wave -> new DryRun.WaveOutcome(
                                wave.wave().counts().size(),
                                wave.wave().state(),
                                wave.wave().counts(),
                                course.opened(wave.number())))
                        .toList(),
                fleet.reached(),
                fleet.installed(),
                failures(waves),
                course.stop(),
                fleet.messages().orders(),
                fleet.messages().byDay(),
                transport.messagesPerDay(),
                course.waits(),
                course.progress());
    }

    /** The members that failed, as they stand in the ledger. */
    private Map<Failure, Integer> failures(List<WaveEntry> waves) {
        Map<Failure, Integer> failures = new HashMap<>();
        for (WaveEntry wave : waves) {
            int failed = wave.wave().counts().of(Tally.FAILED);
            if (failed > 0) {
                ledger.read(view -> view.members(ID, wave.number(), FAILED, failed)).stream()
                        .flatMap(entry -> entry.member().state().failedBy().stream())
                        .forEach(failure -> failures.merge(failure, 1, Integer::sum));
            }
        }
        return failures;
    }
}
