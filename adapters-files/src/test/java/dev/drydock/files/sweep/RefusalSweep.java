package dev.drydock.files.sweep;

import dev.drydock.files.sweep.life.Course;
import dev.drydock.files.sweep.life.Life;
import dev.drydock.files.sweep.life.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A disk that refuses every operation of a path in turn, that one alone or all from there on until it is repaired. */
final class RefusalSweep {
    private static final Duration UNTIL_REPAIRED = Duration.ofSeconds(30);
    private static final Duration UNTIL_QUIET = Duration.ofSeconds(10);

    private final int stride;
    private final KnownSituations known = new KnownSituations();

    /**
     * @param message the words of the disk
     * @param once whether it refuses one operation alone
     * @param unreadable whether it does not let itself be read either
     * @param restarted whether the device app is started again afterwards
     */
    private record Refusal(String message, boolean once, boolean unreadable, boolean restarted) {
        static List<Refusal> all() {
            List<Refusal> all = new ArrayList<>();
            for (boolean restarted : new boolean[] {false, true}) {
                for (boolean once : new boolean[] {true, false}) {
                    all.add(new Refusal("No space left on device", once, false, restarted));
                    all.add(new Refusal("Input/output error", once, false, restarted));
                }
                all.add(new Refusal("Input/output error", false, true, restarted));
            }
            return all;
        }
    }

    /** @param stride which of the runs are made, of which there is one for each operation and each kind of refusal */
    RefusalSweep(int stride) {
        this.stride = stride;
    }

    Tally of(Situation beginning) {
        int operations = count(beginning.again(beginning.how()));
        List<Refusal> refusals = Refusal.all();
        int runs = 0;
        for (int run = 0; run < operations * refusals.size(); run += stride) {
            refuse(beginning, 1 + run / refusals.size(), refusals.get(run % refusals.size()));
            runs++;
        }
        return new Tally(operations, runs, runs, beginning.world().findings.counts());
    }

    private static int count(Situation situation) {
        int[] operations = {0};
        Life life = new Life(situation, Course.UNDISTURBED);
        situation.disk().watch(() -> operations[0] += life.isOnItsWay() ? 1 : 0);
        life.live();
        return operations[0];
    }

    private void refuse(Situation beginning, int at, Refusal refusal) {
        Situation situation = beginning.again(beginning.how() + ", refused from operation " + at + " on: " + refusal);
        situation.disk().refuse(at, refusal.once() ? at : Integer.MAX_VALUE, refusal.message());
        if (refusal.unreadable()) {
            situation.disk().refuseReading();
        }
        new Life(situation, new RepairedLater(situation, at, refusal)).live();
    }

    /** The disk is repaired some time after it began to refuse, and the device app may be started again meanwhile. */
    private final class RepairedLater implements Course {
        private final Situation situation;
        private final int refusedAt;
        private final Refusal refusal;
        private boolean restarted;
        private Optional<Instant> repair = Optional.empty();

        RepairedLater(Situation situation, int refusedAt, Refusal refusal) {
            this.situation = situation;
            this.refusedAt = refusedAt;
            this.refusal = refusal;
        }

        @Override
        public void idle(Instant now) {
            if (repair.isEmpty() && hasRefused()) {
                repair = Optional.of(now.plus(UNTIL_REPAIRED));
            }
            if (isPast(Duration.ZERO)) {
                situation.disk().repair();
            }
        }

        @Override
        public boolean isCalm() {
            return !hasRefused() || isPast(UNTIL_QUIET);
        }

        @Override
        public boolean restartsNow() {
            boolean now = refusal.restarted() && !restarted && hasRefused();
            restarted |= now;
            return now;
        }

        @Override
        public boolean bootsBeforeNext() {
            return refusal.restarted();
        }

        @Override
        public boolean isKnown() {
            boolean over = refusal.once() ? hasRefused() : isPast(Duration.ZERO);
            return over && restarted == refusal.restarted() && known.meetAgain(situation);
        }

        private boolean hasRefused() {
            return situation.disk().operations() >= refusedAt;
        }

        private boolean isPast(Duration since) {
            Instant now = situation.world().now;
            return repair.filter(then -> now.isAfter(then.plus(since))).isPresent();
        }
    }
}
