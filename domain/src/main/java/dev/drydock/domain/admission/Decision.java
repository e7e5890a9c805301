package dev.drydock.domain.admission;

import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;

/** What becomes of an order. */
public sealed interface Decision {
    /** It is begun. */
    record Accept() implements Decision {}

    /** Its image is the one that is committed: it is completed at once. */
    record AlreadyInstalled(VersionProof proof) implements Decision {}

    /** It was taken before; nothing new begins, and it is answered as the first time. */
    record Repeat() implements Decision {}

    /** It is the one under way, with another URI. */
    record Renew() implements Decision {}

    /** Another update is under way. */
    record Busy(UpdateId current) implements Decision {}

    /** It will never be taken. */
    record Refuse(Reason reason) implements Decision {}

    /** It cannot be taken now; the same order may be later. */
    record NotNow(Reason reason) implements Decision {}
}
