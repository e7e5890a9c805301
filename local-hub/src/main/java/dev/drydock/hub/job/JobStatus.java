package dev.drydock.hub.job;

import dev.drydock.hub.refusal.Refused;
import java.util.Locale;

/** The progress of a job, or of its part on one device. */
public enum JobStatus {
    /** Due, and about to run. */
    QUEUED,
    /** Due later. */
    SCHEDULED,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it stays so for ever. */
    public boolean isFinal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    /**
     * Reads {@link #word}, in any case.
     *
     * @throws Refused if there is no such status
     */
    public static JobStatus of(String word) {
        for (JobStatus status : values()) {
            if (status.word().equalsIgnoreCase(word)) {
                return status;
            }
        }
        throw Refused.malformed(
                "A job is queued, scheduled, running, completed, failed or cancelled, not " + word + ".");
    }
}
