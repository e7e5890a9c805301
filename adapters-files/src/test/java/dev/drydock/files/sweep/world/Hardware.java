package dev.drydock.files.sweep.world;

import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;

/** The means by which images get in place on a device, and by which one of them is booted. */
public enum Hardware {
    /** Drydock's own slots and boot loader. */
    OWN_SLOTS,
    /** An installer with two copies of the system, and a boot loader that counts the boots of the one on trial. */
    COUNTED_COPIES,
    /** An installer with two copies of the system, and a boot loader that boots what it was told last. */
    SWITCHED_COPIES,
    /** An installer that replaces the one system in one step, and has no way back. */
    IN_PLACE;

    /** Whether it can happen to a device with this hardware, and the device can survive it. */
    boolean survives(Trouble trouble) {
        return switch (trouble) {
            case NEVER_BOOTS -> this == OWN_SLOTS || this == COUNTED_COPIES;
            case REFUSED_BY_INSTALLER -> this != OWN_SLOTS;
            default -> true;
        };
    }

    /** The ending of an update with this trouble. */
    Ending ending(Trouble trouble) {
        return hasNoWayBack(trouble) ? Ending.FAILED : trouble.ending;
    }

    /** The reason of that ending. */
    Optional<ReasonCode> reason(Trouble trouble) {
        return hasNoWayBack(trouble) ? Optional.of(ReasonCode.UNHEALTHY_NO_ROLLBACK) : trouble.reason;
    }

    private boolean hasNoWayBack(Trouble trouble) {
        return this == IN_PLACE && trouble == Trouble.UNHEALTHY;
    }
}
