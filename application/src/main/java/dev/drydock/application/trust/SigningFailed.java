package dev.drydock.application.trust;

/** No signature could be made. The message says why, and what to do. */
public final class SigningFailed extends Exception {
    private static final long serialVersionUID = 1L;

    public SigningFailed(String message) {
        super(message);
    }
}
