package dev.drydock.jdbc.kill;

import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.BeforeStart;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.wave.Counts;
import dev.drydock.jdbc.ledger.Rollouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The commits of a program that does always the same, and how many of them a database holds. */
final class Progress {
    /** The members of each wave. */
    static final List<Integer> WAVES = List.of(40, 160);

    private static final int BATCH = 10;
    private static final List<Step> STEPS = steps();

    private Progress() {}

    /** The kinds of commit, each a transaction of the engine. */
    enum Kind {
        SUBMIT,
        START,
        TURN,
        ACCEPT,
        COMPLETE
    }

    /**
     * One commit of a rollout.
     *
     * @param soaks the number of soaks that are over
     */
    record Step(Kind kind, int soaks, List<DeviceId> devices) {}

    private static List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(Kind.SUBMIT, 0, List.of()));
        steps.add(new Step(Kind.START, 0, List.of()));
        int soaks = 0;
        for (List<DeviceId> wave : waves()) {
            steps.add(new Step(Kind.TURN, soaks, List.of()));
            for (int first = 0; first < wave.size(); first += BATCH) {
                List<DeviceId> batch = wave.subList(first, first + BATCH);
                steps.add(new Step(Kind.ACCEPT, soaks, batch));
                steps.add(new Step(Kind.COMPLETE, soaks, batch));
            }
            soaks++;
        }
        steps.add(new Step(Kind.TURN, soaks, List.of()));
        return steps;
    }

    static List<List<DeviceId>> waves() {
        List<List<DeviceId>> waves = new ArrayList<>();
        int first = 0;
        for (int size : WAVES) {
            waves.add(Rollouts.devices(first, size));
            first += size;
        }
        return waves;
    }

    static int rollout(long commit) {
        return Math.toIntExact(commit / STEPS.size());
    }

    static Step step(long commit) {
        return STEPS.get(Math.toIntExact(commit % STEPS.size()));
    }

    /**
     * The number of commits that a ledger holds, which has that many at least.
     *
     * @return empty when it holds a part of one
     */
    static OptionalLong in(RolloutLedger ledger, long atLeast) {
        return ledger.read(view -> {
            int number = rollout(atLeast);
            while (view.rollout(Rollouts.id(number))
                    .filter(RolloutEntry::isSettled)
                    .isPresent()) {
                number++;
            }
            OptionalLong steps = of(view, Rollouts.id(number));
            return steps.isPresent()
                    ? OptionalLong.of((long) number * STEPS.size() + steps.getAsLong())
                    : OptionalLong.empty();
        });
    }

    private static OptionalLong of(RolloutView view, RolloutId id) {
        Optional<RolloutEntry> rollout = view.rollout(id);
        List<WaveEntry> waves = view.waves(id);
        if (rollout.isEmpty()) {
            return waves.isEmpty() ? OptionalLong.of(0) : OptionalLong.empty();
        }
        if (rollout.get().state() instanceof BeforeStart.Scheduled) {
            return OptionalLong.of(1);
        }
        long steps = 2;
        for (WaveEntry wave : waves) {
            Counts counts = wave.wave().counts();
            if (counts.of(Tally.HELD) == counts.size()) {
                return OptionalLong.of(steps);
            }
            int taken = counts.of(Tally.TAKEN);
            int done = counts.of(Tally.SUCCEEDED);
            if (taken % BATCH != 0 || done % BATCH != 0 || taken > BATCH || counts.of(Tally.HELD) > 0) {
                return OptionalLong.empty();
            }
            steps += 1 + (2L * done + taken) / BATCH;
        }
        return OptionalLong.of(steps);
    }
}
