package dev.drydock.application.fleet.simulate;

import dev.drydock.application.fleet.engine.ClaimCheck;
import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutPlan;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.wave.Counts;
import dev.drydock.domain.wave.Place;
import dev.drydock.domain.wave.Shuffle;
import dev.drydock.domain.wave.WaveShares;
import dev.drydock.domain.wave.WaveState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A dry run of a rollout: the engine itself on a virtual clock, with a ledger in memory and a fleet that is drawn by chance. */
public final class SimulateRollout {
    private static final RolloutId ID = new RolloutId("simulated0000000");
    private static final Set<Tally> WITH_ORDER = EnumSet.of(Tally.ORDERED, Tally.TAKEN, Tally.QUIET, Tally.LEFT);
    private static final long IDLE = 250;
    /** The time for which reports are collected. */
    private static final long TOGETHER = 100;

    private static final int MOST_PROGRESS = 2_000;

    private final RandomGenerator dice;
    private final RolloutPlan plan;
    private final WaveShares shares;
    private final VirtualFleet fleet;
    private final Map<Integer, Duration> opened = new HashMap<>();
    private final List<DryRun.Progress> progress = new ArrayList<>();
    private final RolloutEngine engine;
    private long now;
    /** Whether the last step has done something, so that the next may do more. */
    private boolean moved = true;

    /** @param dice from which everything is drawn */
    public SimulateRollout(FleetModel model, RolloutPlan plan, WaveShares shares, Lanes lanes, RandomGenerator dice) {
        this.dice = dice;
        this.plan = plan;
        this.shares = shares;
        this.fleet = new VirtualFleet(model, lanes, dice);
        this.engine = new RolloutEngine(
                new InMemoryRolloutLedger(), ClaimCheck.ALL, () -> fleet.lanes().room(now), () -> now);
    }

    /**
     * Runs it to its end: until it is at rest, or waits for an operator with nothing under way, or has lasted that long.
     *
     * @param longest on the virtual clock
     */
    public DryRun run(Duration longest) {
        engine.submit(ID, plan, waves());
        engine.command(ID, new RolloutEvent.StartDue());
        while (now < longest.toMillis() && goOn()) {
            step();
            now = Math.min(now, longest.toMillis());
        }
        note();
        return result();
    }

    /** The devices of each wave, in the order that the name of the rollout decides. */
    private List<List<DeviceId>> waves() {
        Shuffle shuffle = Shuffle.ofRollout(plan.name());
        List<DeviceId> devices = Arrays.stream(fleet.ids())
                .map(device -> shuffle.placeOf(device, dice.nextInt() & Integer.MAX_VALUE))
                .sorted()
                .map(Place::id)
                .toList();
        return shares.split(devices);
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
        boolean waits =
                !rollout.state().givesOrders() && counts(engine.waves(ID)).of(WITH_ORDER) == 0;
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
        note();
        moved = !news.isEmpty() || !tasks.isEmpty();
        if (fleet.next() > now) {
            now = tasks.size() < RolloutEngine.SLICE ? next() : now + 1;
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

    private void note() {
        List<WaveEntry> waves = engine.waves(ID);
        waves.stream()
                .filter(wave -> !(wave.wave().state() instanceof WaveState.Held))
                .forEach(wave -> opened.putIfAbsent(wave.number(), Duration.ofMillis(now)));
        Counts counts = counts(waves);
        DryRun.Progress next = new DryRun.Progress(
                Duration.ofMillis(now), counts.of(Tally.SUCCEEDED), counts.of(Tally.FAILED) + counts.of(Tally.LOST));
        int last = progress.size() - 1;
        boolean changed = last < 0
                || progress.get(last).succeeded() != next.succeeded()
                || progress.get(last).failed() != next.failed();
        if (changed) {
            progress.add(next);
            thin();
        }
    }

    /** Every other note is left out when there are too many. */
    private void thin() {
        if (progress.size() > MOST_PROGRESS) {
            List<DryRun.Progress> kept = new ArrayList<>();
            for (int i = 0; i < progress.size(); i += 2) {
                kept.add(progress.get(i));
            }
            progress.clear();
            progress.addAll(kept);
        }
    }

    private static Counts counts(List<WaveEntry> waves) {
        return waves.stream().map(wave -> wave.wave().counts()).reduce(Counts.NONE, Counts::plus);
    }

    private DryRun result() {
        List<WaveEntry> waves = engine.waves(ID);
        Optional<RolloutEntry> rollout = engine.rollout(ID);
        return new DryRun(
                rollout.orElseThrow().state(),
                Duration.ofMillis(now),
                counts(waves),
                waves.stream()
                        .map(wave -> new DryRun.WaveOutcome(
                                wave.wave().counts().size(),
                                wave.wave().state(),
                                wave.wave().counts(),
                                Optional.ofNullable(opened.get(wave.number()))))
                        .toList(),
                fleet.reached(),
                fleet.messages().orders(),
                fleet.messages().byDay(),
                fleet.lanes().fullShare(),
                List.copyOf(progress));
    }
}
