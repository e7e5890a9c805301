package dev.drydock.protocol.plan;

import dev.drydock.protocol.text.Plain;

/** A value that is refused. The message has its place, and tells what was expected and found. */
public final class RefusedValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param message with texts of anybody as they are */
    public RefusedValue(String message) {
        super(Plain.text(message));
    }
}
