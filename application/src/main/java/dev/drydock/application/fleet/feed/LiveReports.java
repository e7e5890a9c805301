package dev.drydock.application.fleet.feed;

import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.domain.device.DeviceId;
import java.util.Optional;

/** The reports of devices from now on, as a transport hears them. It keeps itself connected until it is closed. */
public interface LiveReports extends AutoCloseable {
    /** The taker of what is heard. Its methods return soon, and are never called at the same time. */
    interface Listener {
        /**
         * A report has come; the reports of one device come in their order.
         *
         * @param acknowledgement is run when the report is durable
         */
        void heard(HeardReport report, Runnable acknowledgement);

        /** An order stands in the desired state of a device, or none stands there any more. */
        void desired(DeviceId device, Optional<LeftOrder> order);

        /** Everything is heard from now on. */
        void connected();

        /** Nothing is heard until it is connected again. */
        void disconnected();
    }

    /** Begins; called once. */
    void listen(Listener listener);

    /** Ends; nothing is heard after that. Safe to call again. */
    @Override
    void close();

    /** A transport that hears nothing by itself: everything is read from twins. */
    static LiveReports none() {
        return new LiveReports() {
            @Override
            public void listen(Listener listener) {
                listener.connected();
            }

            @Override
            public void close() {}
        };
    }
}
