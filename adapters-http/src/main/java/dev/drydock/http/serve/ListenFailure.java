package dev.drydock.http.serve;

/** A failure of the image server to listen at its address; the message gives the address, the cause and the remedy. */
public final class ListenFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ListenFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
