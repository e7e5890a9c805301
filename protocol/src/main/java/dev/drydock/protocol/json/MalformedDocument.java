package dev.drydock.protocol.json;

/** A document that breaks the contract. The message names what was expected and what was found. */
public final class MalformedDocument extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedDocument(String message) {
        super(message, null, false, false);
    }

    /** The message, which is never null. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
