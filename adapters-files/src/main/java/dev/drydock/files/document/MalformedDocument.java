package dev.drydock.files.document;

/** The refusal of a document that lacks a member, or has one with a value that it cannot have. */
public final class MalformedDocument extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedDocument(String message) {
        super(message);
    }
}
