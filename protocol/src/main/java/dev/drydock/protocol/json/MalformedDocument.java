package dev.drydock.protocol.json;

/** A document that is not what the contract says. The message says what was expected and what was found. */
public final class MalformedDocument extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedDocument(String message) {
        super(message, null, false, false);
    }

    /** The message, which every such document has. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
