package dev.drydock.files.sweep.world;

import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A fault of an update by itself, with the ending that it has to have. The id of an update tells it. */
public enum Trouble {
    NONE(Ending.COMPLETED),
    BAD_IMAGE(Ending.FAILED, ReasonCode.DIGEST_MISMATCH),
    BROKEN_DOWNLOAD(Ending.COMPLETED),
    /** The first of two places does not answer, the second breaks off. */
    DEAD_MIRROR(Ending.COMPLETED),
    /** The first of two places has something else. */
    LYING_MIRROR(Ending.COMPLETED),
    CORRUPT_SLOT(Ending.FAILED, ReasonCode.SLOT_CORRUPT),
    /** The installer says no, with half of the image written. */
    REFUSED_BY_INSTALLER(Ending.FAILED, ReasonCode.INSTALL_FAILED),
    UNHEALTHY(Ending.ROLLED_BACK, ReasonCode.UNHEALTHY),
    NEVER_BOOTS(Ending.ROLLED_BACK, ReasonCode.DID_NOT_BOOT),
    CANCELLED(Ending.CANCELLED);

    final Ending ending;
    final Optional<ReasonCode> reason;

    Trouble(Ending ending) {
        this.ending = ending;
        this.reason = Optional.empty();
    }

    Trouble(Ending ending, ReasonCode reason) {
        this.ending = ending;
        this.reason = Optional.of(reason);
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The id of an update in which this goes wrong. */
    String idOf(String update) {
        return update + "." + word();
    }

    boolean hasMirror() {
        return this == DEAD_MIRROR || this == LYING_MIRROR;
    }

    public static Trouble of(UpdateId id) {
        return Arrays.stream(values())
                .filter(trouble -> id.value().endsWith("." + trouble.word()))
                .findFirst()
                .orElse(NONE);
    }
}
