package dev.drydock.application.fleet.feed;

import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.domain.device.DeviceId;
import java.util.Optional;

/**
 * The reports of a fleet as they come from a broker or a hub, which keeps each until it is acknowledged: one that is not comes again,
 * to this feed or to the next. A report may come twice. The reports of one device come in their order.
 */
public interface ReportFeed extends AutoCloseable {
    /** The taker of the reports. Its methods return soon, and are never called at the same time. */
    interface Listener {
        /** A report has come. */
        void heard(Delivery delivery);

        /**
         * An order stands in the desired state of a device, or none stands there any more. It need not be acknowledged. What is
         * there at the beginning is told before the feed has caught up, if the transport can tell it.
         */
        void desired(DeviceId device, Optional<LeftOrder> order);

        /** The last report of every device that had reported at the beginning, or when the feed was interrupted, has been heard. */
        void caughtUp();

        /** Nothing is heard until the feed has caught up again. */
        void interrupted();
    }

    /** A report that waits to be acknowledged. */
    interface Delivery {
        HeardReport report();

        /** The report is durable, and need not come again. Safe to call again, and after the feed was closed. */
        void acknowledge();
    }

    /**
     * Begins, with what devices reported last; called once. No more than {@link #window()} reports wait to be acknowledged at a time,
     * the next one comes after that.
     */
    void listen(Listener listener);

    /** The most reports that are not acknowledged at a time, 1 or more. */
    int window();

    /** The tags of a device were written just now: what was asked for before that says nothing of them. */
    default void tagged(DeviceId device) {}

    /** Ends; no report is heard after that. Safe to call again. */
    @Override
    void close();
}
