package dev.drydock.application.service.follow;

import dev.drydock.application.service.twin.Reported;
import dev.drydock.domain.order.UpdateOrder;
import java.util.Optional;

/**
 * The course of one update, from a device's reports. Reports may come twice, late or not at all, and may be written as Drydock
 * writes them or as either tutorial does. Not thread-safe.
 */
public final class Following {
    private final OwnReports own;
    private final FlatReports flat;
    private final FirmwareReports firmware;
    private boolean ended;

    /** @param before the device's report before it was ordered */
    public Following(UpdateOrder order, Optional<Reported> before) {
        this.own = new OwnReports(order);
        this.flat = new FlatReports(before);
        this.firmware = new FirmwareReports(order, before);
    }

    /** Gives the news in a report; at most one thing, and none after the end. */
    public Optional<Sighting> observe(Reported reported) {
        if (ended) {
            return Optional.empty();
        }
        Optional<Sighting> sighting = news(reported);
        ended = sighting.filter(Sighting::isEnd).isPresent();
        return sighting;
    }

    private Optional<Sighting> news(Reported reported) {
        if (reported.update().isPresent()) {
            return own.observe(reported, reported.update().get());
        }
        return reported.ordersByDesiredAlone()
                ? firmware.observe(reported, reported.firmware().orElseThrow())
                : flat.observe(reported);
    }
}
