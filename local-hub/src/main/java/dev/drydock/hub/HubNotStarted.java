package dev.drydock.hub;

import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;

/** A hub could not be started, most often as something else listens at its ports, or as its folder is of no use. */
public final class HubNotStarted extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean lacksTheRight;

    HubNotStarted(HubSettings settings, CompletionException failure) {
        super(
                "the hub cannot listen at " + settings.address() + ", ports " + settings.mqttPort() + " and "
                        + settings.restPort() + ": " + reason(failure),
                failure);
        this.lacksTheRight = reason(failure).contains("ermission denied");
    }

    HubNotStarted(HubSettings settings, UncheckedIOException failure) {
        super("the hub cannot use the folder " + settings.folder() + ": " + failure.getMessage(), failure);
        this.lacksTheRight = false;
    }

    /** Whether it was a port below 1024, and the process has no right to those. */
    public boolean lacksTheRight() {
        return lacksTheRight;
    }

    private static String reason(CompletionException failure) {
        Throwable cause = failure.getCause();
        return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
    }
}
