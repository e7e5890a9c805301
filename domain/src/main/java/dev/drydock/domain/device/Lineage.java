package dev.drydock.domain.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The order of a device's reports: sequences compare within one epoch, and an epoch that the device has left never comes back.
 *
 * @param epoch empty for a device that names none
 * @param sequence of the last report that counted; -1 before the first
 * @param former the last four epochs that the device has left, the last one first
 * @param doubts the reconciliations running in which a report with a lower sequence was still there
 */
public record Lineage(Optional<Epoch> epoch, long sequence, List<Epoch> former, int doubts) {
    /** The lineage of a device that was never heard of. */
    public static final Lineage UNHEARD = new Lineage(Optional.empty(), -1, List.of(), 0);

    private static final int MOST_FORMER = 4;
    private static final int DOUBTS_TO_BELIEVE = 2;

    /** The meaning of a report's place in the order. */
    public enum Place {
        /** It is the newest. */
        NEWER,
        /** The device has begun anew, as after its state folder was wiped: it remembers nothing of before. */
        BEGUN_ANEW,
        /** A later one was heard of. */
        STALE,
        /** It is of an epoch that the device has left; when both go on reporting, two devices have one id. */
        OF_FORMER_EPOCH
    }

    /**
     * A report's place, and the lineage after it.
     *
     * @param next the same but for doubts when the report does not count
     */
    public record Heard(Place place, Lineage next) {}

    public Lineage {
        former = List.copyOf(former);
    }

    /**
     * Hears a report.
     *
     * @param isReconciled whether it was asked for, so that the broker or hub holds it still
     */
    public Heard hear(Optional<Epoch> told, long number, boolean isReconciled) {
        if (told.isPresent() && former.contains(told.get())) {
            return new Heard(Place.OF_FORMER_EPOCH, this);
        }
        boolean isOtherEpoch = told.isPresent() && epoch.isPresent() && !told.equals(epoch);
        if (isOtherEpoch) {
            return new Heard(Place.BEGUN_ANEW, anew(told, number));
        }
        if (number > sequence) {
            return new Heard(Place.NEWER, new Lineage(told.or(() -> epoch), number, former, 0));
        }
        if (told.isPresent() && epoch.isEmpty()) {
            return new Heard(Place.BEGUN_ANEW, anew(told, number));
        }
        if (!isReconciled) {
            return new Heard(Place.STALE, this);
        }
        return told.isEmpty() && number < sequence ? doubted(number) : new Heard(Place.STALE, withDoubts(0));
    }

    /** A device without an epoch that has begun anew is believed when its lower sequence stays. */
    private Heard doubted(long number) {
        return doubts + 1 < DOUBTS_TO_BELIEVE
                ? new Heard(Place.STALE, withDoubts(doubts + 1))
                : new Heard(Place.BEGUN_ANEW, anew(Optional.empty(), number));
    }

    /** A reconciliation that finds what is known ends the doubts: a view that lags now and then moves no device back. */
    private Lineage withDoubts(int next) {
        return new Lineage(epoch, sequence, former, next);
    }

    private Lineage anew(Optional<Epoch> next, long number) {
        List<Epoch> left = new ArrayList<>();
        epoch.ifPresent(left::add);
        left.addAll(former);
        return new Lineage(next, number, left.subList(0, Math.min(left.size(), MOST_FORMER)), 0);
    }
}
