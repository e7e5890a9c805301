package dev.drydock.files.document;

/** A document is not what this program writes: a member is missing, or has a value that it cannot have. */
public final class MalformedDocument extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedDocument(String message) {
        super(message);
    }
}
