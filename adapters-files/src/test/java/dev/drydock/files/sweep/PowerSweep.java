package dev.drydock.files.sweep;

import dev.drydock.domain.boot.Slot;
import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.disk.Survivor;
import dev.drydock.files.sweep.life.Course;
import dev.drydock.files.sweep.life.Life;
import dev.drydock.files.sweep.life.Situation;
import dev.drydock.files.sweep.trust.LostPlace;
import dev.drydock.files.sweep.world.World;
import java.util.ArrayList;
import java.util.List;

/**
 * Power cuts before the operations of a path, and again during each recovery. Whatever a cut may leave is run to its end, or to
 * where it comes into a situation that is known already.
 */
final class PowerSweep {
    /** Brings the cuts of few recoveries to all parts of them; no stride is a multiple of it. */
    private static final int SPREAD = 61;

    private final int[] strides;
    private final KnownSituations known = new KnownSituations();
    private int points;
    private int states;
    private int different;
    private int recoveries;

    /**
     * @param strides one for each cut, the first one first: it comes before every so manieth operation, and in each recovery at
     *     another one
     */
    PowerSweep(int... strides) {
        this.strides = strides;
    }

    Tally of(Situation beginning) {
        explore(beginning);
        return new Tally(points, states, different, beginning.world().findings.counts());
    }

    private void explore(Situation situation) {
        Life life = new Life(situation, new Course() {
            @Override
            public boolean isKnown() {
                return (isLast(situation) || situation.disk().isForced()) && known.meetAgain(situation);
            }
        });
        List<Situation> next = new ArrayList<>();
        if (!isLast(situation)) {
            int stride = strides[situation.cuts()];
            int[] operation = {0};
            int first = situation.cuts() == 0 ? 0 : recoveries++ * SPREAD % stride;
            situation.disk().watch(() -> {
                if (life.isOnItsWay() && (++operation[0] + first) % stride == 0) {
                    cut(situation, operation[0], next);
                }
            });
        }
        life.live();
        next.forEach(this::explore);
    }

    private boolean isLast(Situation situation) {
        return situation.cuts() == strides.length;
    }

    /** Notes what the power leaves if it is cut now; the life that is being watched goes on. */
    private void cut(Situation now, int operation, List<Situation> next) {
        points++;
        CrashingStorage disk = now.disk();
        for (Survivor survivor : disk.survivors()) {
            String how = now.how() + ", cut before operation " + operation + " (" + survivor + ")";
            find(new Situation(disk.afterPowerCut(survivor), now.world().copy(), now.cuts() + 1, how), next);
            List<LostPlace> places = now.world().losable();
            if (!places.isEmpty()) {
                LostPlace lost = places.get(points % places.size());
                CrashingStorage without = disk.afterPowerCut(survivor);
                World world = now.world().copy();
                world.lose(lost, without, Slot.A);
                find(new Situation(without, world, now.cuts() + 1, how + ", " + lost), next);
            }
        }
    }

    private void find(Situation left, List<Situation> next) {
        states++;
        if (!known.meetAgain(left)) {
            different++;
            next.add(left);
        }
    }
}
