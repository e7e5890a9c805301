package dev.drydock.application.fleet.history;

import java.time.Instant;
import java.util.List;

/** The outcomes of updates as one transaction sees and changes them. */
public interface HistoryBook extends HistoryView {
    /**
     * Adds outcomes, the earliest first. An ending that is kept of the same update of the same device stays as it is. Times are kept in
     * whole milliseconds: the rest is cut off.
     */
    void add(List<PastUpdate> outcomes);

    /**
     * Takes away outcomes that were heard of before a time.
     *
     * @return their number; less than that many when no other is left
     */
    int removeBefore(Instant time, int atMost);
}
