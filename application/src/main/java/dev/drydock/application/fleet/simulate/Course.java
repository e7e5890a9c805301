package dev.drydock.application.fleet.simulate;

import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.gate.StopLimits;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.wave.Counts;
import dev.drydock.domain.wave.Wave;
import dev.drydock.domain.wave.WaveState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The course of a dry run, as it is noted step by step. */
final class Course {
    private static final int MOST_PROGRESS = 2_000;

    private final RolloutPlan plan;
    private final Map<Integer, Duration> opened = new HashMap<>();
    private final List<DryRun.Progress> progress = new ArrayList<>();
    private final Map<Lane, Long> waits = new EnumMap<>(Lane.class);
    private Optional<DryRun.Stop> stop = Optional.empty();

    Course(RolloutPlan plan) {
        this.plan = plan;
    }

    /** Notes how things stand. */
    void note(List<WaveEntry> waves, long now) {
        Duration time = Duration.ofMillis(now);
        for (WaveEntry entry : waves) {
            WaveState state = entry.wave().state();
            if (!state.isBeforeTurn()) {
                opened.putIfAbsent(entry.number(), time);
            }
            if (stop.isEmpty() && state.stoppedBy().isPresent()) {
                stop = Optional.of(stopped(entry, time));
            }
        }
        progress(WaveEntry.counts(waves), time);
    }

    private DryRun.Stop stopped(WaveEntry entry, Duration time) {
        Wave wave = entry.wave();
        return new DryRun.Stop(
                entry.number(),
                rule(wave),
                wave.found().outcomes(),
                wave.found().failures(),
                time);
    }

    private DryRun.Rule rule(Wave wave) {
        if (wave.evidence().ratio() >= plan.gate().test().badBound()) {
            return DryRun.Rule.SEQUENTIAL_TEST;
        }
        StopLimits limits = plan.gate().limits();
        return limits.stopAfter()
                        .filter(number -> wave.found().failures() >= number)
                        .isPresent()
                ? DryRun.Rule.STOP_AFTER
                : DryRun.Rule.MAX_FAILED;
    }

    private void progress(Counts counts, Duration time) {
        DryRun.Progress next =
                new DryRun.Progress(time, counts.of(Tally.SUCCEEDED), counts.of(Tally.FAILED) + counts.of(Tally.LOST));
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

    /**
     * Notes what devices of open waves wait for until the next step.
     *
     * @param until the time of that step
     * @param wall the wall clock's time now
     */
    void waitUntil(
            long until, long now, Instant wall, RolloutEntry rollout, List<WaveEntry> waves, Lanes.Queues lanes) {
        if (lanes.isDesiredFull(now)) {
            add(Lane.DESIRED, until - now);
        }
        boolean someoneWaits = rollout.state().givesOrders()
                && waves.stream()
                        .anyMatch(entry -> entry.wave().state().givesOrders()
                                && entry.wave().counts().of(Tally.HELD) > 0);
        if (!someoneWaits) {
            return;
        }
        if (!plan.schedule().isOpen(wall)) {
            add(Lane.WINDOW, until - now);
        } else if (isFlowFull(waves)) {
            add(Lane.IN_FLIGHT, until - now);
        } else if (isPaced(rollout, waves, now)) {
            add(Lane.PER_MINUTE, until - now);
        } else if (lanes.room(now) == 0 && lanes.orderLane() == Lane.CALLS) {
            add(Lane.CALLS, until - now);
        }
    }

    private boolean isFlowFull(List<WaveEntry> waves) {
        return plan.flow().room(WaveEntry.counts(waves), evidence(waves)) == 0;
    }

    private boolean isPaced(RolloutEntry rollout, List<WaveEntry> waves, long now) {
        OptionalLong rate = plan.flow().rate(WaveEntry.counts(waves).of(Tally.SUCCEEDED), evidence(waves));
        return rate.isPresent() && rollout.times().pace().room(now, rate.getAsLong()) == 0;
    }

    private static Evidence evidence(List<WaveEntry> waves) {
        return WaveEntry.open(waves).map(entry -> entry.wave().evidence()).orElse(Evidence.NONE);
    }

    void add(Lane lane, long time) {
        if (time > 0) {
            waits.merge(lane, time, Long::sum);
        }
    }

    /** The time at which a wave was opened. */
    Optional<Duration> opened(int wave) {
        return Optional.ofNullable(opened.get(wave));
    }

    List<DryRun.Progress> progress() {
        return List.copyOf(progress);
    }

    Optional<DryRun.Stop> stop() {
        return stop;
    }

    Map<Lane, Duration> waits() {
        Map<Lane, Duration> times = new EnumMap<>(Lane.class);
        waits.forEach((lane, time) -> times.put(lane, Duration.ofMillis(time)));
        return times;
    }
}
