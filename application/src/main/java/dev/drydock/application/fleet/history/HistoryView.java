package dev.drydock.application.fleet.history;

import dev.drydock.domain.device.DeviceId;
import java.util.List;
import java.util.OptionalLong;

/** The outcomes of updates that are kept at one moment. */
public interface HistoryView {
    /**
     * An outcome as it is kept.
     *
     * @param number grows with every outcome that is added
     */
    record Kept(long number, PastUpdate past) {}

    /**
     * The outcomes of a device, the last one first; also of one that was forgotten.
     *
     * @param before the number of the one behind which to go on
     */
    List<Kept> of(DeviceId device, OptionalLong before, int atMost);
}
