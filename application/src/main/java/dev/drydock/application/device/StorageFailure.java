package dev.drydock.application.device;

import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;

/** The disk refused to read or write. Thrown by the ports that keep things; what is on the disk is as it was before. */
public final class StorageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    /** @param reason {@link ReasonCode#DISK_FULL} or {@link ReasonCode#STORAGE_FAILED} */
    public StorageFailure(Reason reason, Throwable cause) {
        super(reason.toString(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
