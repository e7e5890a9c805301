package dev.drydock.application.fleet.intake;

import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.domain.member.terms.Failure;
import java.util.Optional;

/** The failure that a device tells of. */
public final class ReportedFailure {
    private ReportedFailure() {}

    /** A device may give none, or a code that no contract allows: the outcome is unknown then. */
    public static Failure of(Optional<ReportedReason> reason) {
        try {
            return reason.map(told -> new Failure(told.code().text())).orElse(Failure.OUTCOME_UNKNOWN);
        } catch (IllegalArgumentException malformed) {
            return Failure.OUTCOME_UNKNOWN;
        }
    }
}
