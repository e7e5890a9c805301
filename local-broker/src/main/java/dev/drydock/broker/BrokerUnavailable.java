package dev.drydock.broker;

import org.jspecify.annotations.Nullable;

/** The broker could not be started. The message says what stood in the way and what to do about it. */
public final class BrokerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
