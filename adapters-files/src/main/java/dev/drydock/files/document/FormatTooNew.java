package dev.drydock.files.document;

/** The refusal of a document in a format that this program does not know. Nothing was changed. */
public final class FormatTooNew extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public FormatTooNew(String where, int format) {
        super(where + " has format " + format + ", and this program knows none above " + CheckedDocument.FORMAT
                + "; start the newer program that wrote it, or move the state folder away to begin anew");
    }
}
