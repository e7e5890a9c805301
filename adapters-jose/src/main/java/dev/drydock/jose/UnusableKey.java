package dev.drydock.jose;

/** A document is no key that is used here. The message says what it is or lacks. */
public final class UnusableKey extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableKey(String message) {
        super(message);
    }
}
