package dev.drydock.application.service.follow;

import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.application.service.word.ReportedProof;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;

/** The check of a reported success against the order. A proof of a newer device, which is not known here, is taken. */
final class Evidence {
    private final UpdateOrder order;

    Evidence(UpdateOrder order) {
        this.order = order;
    }

    /** Gives why the report does not fit the order; nothing when it fits. */
    Optional<String> objection(Reported reported, ReportedUpdate update) {
        if (update.proof().isEmpty()) {
            return Optional.of("the device reports no proof that the image ordered runs");
        }
        Optional<String> ordered = order.version().map(Version::value);
        boolean otherVersion = ordered.isPresent()
                && reported.currentVersion().isPresent()
                && !ordered.equals(reported.currentVersion());
        return otherVersion && !isKnownUnderAnotherVersion(update)
                ? Optional.of("version " + ordered.get() + " was ordered, and the device runs "
                        + reported.currentVersion().get())
                : Optional.empty();
    }

    /** The bytes ordered ran already, under the version by which they were ordered first. */
    private static boolean isKnownUnderAnotherVersion(ReportedUpdate update) {
        return update.proof().get().means(ReportedProof.DIGEST)
                && update.reason()
                        .map(ReportedReason::code)
                        .filter(code -> code.means(ReasonCode.ALREADY_INSTALLED))
                        .isPresent();
    }
}
