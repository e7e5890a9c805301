package dev.drydock.hub;

import java.util.concurrent.CompletionException;

/** A hub could not be started, most often as something else listens at its ports. */
public final class HubNotStarted extends Exception {
    private static final long serialVersionUID = 1;

    HubNotStarted(HubSettings settings, CompletionException failure) {
        super(
                "the hub cannot listen at " + settings.address() + ", ports " + settings.mqttPort() + " and "
                        + settings.restPort() + ": " + reason(failure),
                failure);
    }

    private static String reason(CompletionException failure) {
        Throwable cause = failure.getCause();
        return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
    }
}
