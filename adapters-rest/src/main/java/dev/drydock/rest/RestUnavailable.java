package dev.drydock.rest;

/** The interface cannot listen. The message says why, and what to do. */
public final class RestUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RestUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
