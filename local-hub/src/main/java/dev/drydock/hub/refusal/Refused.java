package dev.drydock.hub.refusal;

import java.util.Objects;

/**
 * A refusal: IoT Hub's error code, of which the first three digits are the HTTP status, and a sentence. It is thrown
 * in the middle of a request and caught once, where the answer is written.
 */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int CODES_PER_STATUS = 1000;

    private final int code;

    /** @param code such as 404001; see the table of IoT Hub's error codes */
    public Refused(int code, String message) {
        super(message);
        this.code = code;
    }

    public int code() {
        return code;
    }

    public int status() {
        return code / CODES_PER_STATUS;
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public static Refused malformed(String message) {
        return new Refused(400004, message);
    }

    public static Refused unauthorized(String message) {
        return new Refused(401002, message);
    }

    public static Refused unknownDevice(String id) {
        return new Refused(404001, "The operation failed because the requested device " + id + " isn't registered.");
    }

    public static Refused changedMeanwhile(String what) {
        return new Refused(412001, "The ETag of " + what + " is not the one that If-Match asks for.");
    }

    /** Every request makes one at most, and nobody reads its trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
