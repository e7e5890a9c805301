package dev.drydock.domain.member.terms;

import dev.drydock.domain.reason.ReasonCode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The reason for which a member failed, as a code of the wire contract, or one that a later device knows.
 *
 * @param code 1 to 64 characters of {@code a-z 0-9 -}
 */
public record Failure(String code) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

    /** The report of a device knows none of the orders that it had. */
    public static final Failure OUTCOME_UNKNOWN = new Failure("outcome-unknown");

    public static final Failure REVERTED_LATER = of(ReasonCode.REVERTED_LATER);

    private static final Set<ReasonCode.Phase> DELIVERY =
            EnumSet.of(ReasonCode.Phase.ORDER, ReasonCode.Phase.DOWNLOAD, ReasonCode.Phase.STORAGE);

    /** @throws IllegalArgumentException when it is of another form */
    public Failure {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("a reason code is 1 to 64 characters of a-z 0-9 -");
        }
    }

    public static Failure of(ReasonCode code) {
        return new Failure(code.code());
    }

    /** Whether the order or the image did not get to the device, which says little about the image. */
    public boolean isOfDelivery() {
        return ReasonCode.find(code)
                .map(ReasonCode::phase)
                .filter(DELIVERY::contains)
                .isPresent();
    }

    /** Whether the device does not trust the image or does not take it for its own, which says nothing about how it runs. */
    public boolean isOfTrust() {
        return ReasonCode.find(code)
                .map(ReasonCode::phase)
                .filter(ReasonCode.Phase.TRUST::equals)
                .isPresent();
    }

    /** Whether the same may well succeed at another time. */
    boolean isPassing() {
        Optional<ReasonCode.Phase> phase = ReasonCode.find(code).map(ReasonCode::phase);
        return phase.filter(found -> found == ReasonCode.Phase.DOWNLOAD || found == ReasonCode.Phase.STORAGE)
                .isPresent();
    }

    @Override
    public String toString() {
        return code;
    }
}
