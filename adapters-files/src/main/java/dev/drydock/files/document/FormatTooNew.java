package dev.drydock.files.document;

/** A document was written by a newer program, in a format that this one does not know. Nothing was touched. */
public final class FormatTooNew extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public FormatTooNew(String where, int format) {
        super(where + " has format " + format + ", and this program knows none above " + CheckedDocument.FORMAT
                + "; start the newer program that wrote it, or move the state folder away to begin anew");
    }
}
