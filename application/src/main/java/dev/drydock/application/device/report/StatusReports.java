package dev.drydock.application.device.report;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Carries a device's reports to the service. Never blocks. */
public interface StatusReports {
    /**
     * Sends a report. The latest wins: one that waits is dropped for a newer one, and one is under way at a time. While there
     * is no connection the latest waits, and after every connect it is sent again.
     *
     * @return completes when the transport has acknowledged this report or a newer one
     */
    CompletionStage<Void> send(DeviceReport report);

    /**
     * Completes when no answer that is given from now on can reach anybody before the last report reaches the service's side: at
     * once, where answers follow reports on one connection, else when the report has been acknowledged.
     *
     * @param acknowledged what {@link #send} returned for it
     */
    default CompletionStage<Void> ahead(CompletionStage<Void> acknowledged) {
        return acknowledged;
    }

    /** Reads the device's own last report back, as soon as there is a connection; empty when there is none. */
    CompletionStage<Optional<FormerReport>> readBack();
}
