package dev.drydock.http.serve;

/** The image server cannot listen where it was told to; the message says where, why and what to do. */
public final class ListenFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ListenFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
