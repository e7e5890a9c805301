package dev.drydock.domain.admission;

import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateLedger.Entry;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of admission. */
public final class Rules {
    public static final Rule READY = Rule.refusing(
            ReasonCode.NOT_READY,
            "ready",
            "No order is decided on before the device app has started, and has recovered its journal if that was lost.",
            it -> it.state().notReady().map(Decision.NotNow::new));

    public static final Rule CANCELLED_BEFORE = Rule.refusing(
            ReasonCode.UPDATE_CANCELLED,
            "cancelled-before",
            "An id that was cancelled before its order came never starts.",
            it -> it.known().filter(Rules::isCancelledUnseen).map(known -> refuse(ReasonCode.UPDATE_CANCELLED)));

    public static final Rule SAME_ID_SAME_IMAGE = Rule.refusing(
            ReasonCode.UPDATE_ID_REUSED,
            "same-id-same-image",
            "An id names one size, check value and version for ever.",
            it -> it.known()
                    .flatMap(Entry::order)
                    .filter(former -> !former.sameImageAs(it.order()))
                    .map(former -> refuse(ReasonCode.UPDATE_ID_REUSED)));

    public static final Rule RENEWAL = Rule.answering(
            "renewal",
            "The order under way may come again with other URIs, from which the image is then fetched.",
            it -> it.ownUpdate()
                    .filter(current ->
                            !current.update().order().places().equals(it.order().places()))
                    .filter(current -> current.update().order().sameManifestAs(it.order()))
                    .filter(current -> it.known().flatMap(Entry::order).isPresent() && it.isVouchedFor())
                    .map(current -> new Decision.Renew()));

    public static final Rule ONCE = Rule.answering(
            "once",
            "An order that was accepted before is answered as the first time and not carried out again.",
            it -> it.known().filter(known -> !it.renewsManifest()).map(known -> new Decision.Repeat()));

    public static final Rule NOT_EXPIRED = Rule.refusing(
            ReasonCode.ORDER_EXPIRED,
            "not-expired",
            "An order is not begun after its notAfter.",
            it -> when(it.order().expiredAt(it.now()), refuse(ReasonCode.ORDER_EXPIRED)));

    public static final Rule FETCHABLE = Rule.refusing(
            ReasonCode.BAD_URI,
            "fetchable",
            "Every place of the image is an absolute http or https URI with a host and no user information.",
            it -> when(
                    it.order().places().stream()
                            .anyMatch(place -> place.fetchable().isEmpty()),
                    refuse(ReasonCode.BAD_URI)));

    public static final Rule KNOWN_CHECK_VALUE = Rule.refusing(
            ReasonCode.UNVERIFIABLE_ORDER,
            "known-check-value",
            "A check value, where there is one, is a SHA-256 digest.",
            it -> it.order().foreignCheckValue().map(value -> unverifiable(foreign(value))));

    public static final Rule VERIFIABLE = Rule.refusing(
            ReasonCode.UNVERIFIABLE_ORDER,
            "verifiable",
            "An order names the size, the check value and the version of its image.",
            it -> when(
                    !it.order().isVerifiable(),
                    unverifiable("the order lacks " + String.join(", ", lacks(it.order())))));

    public static final Rule ONE_AT_A_TIME = Rule.refusing(
            ReasonCode.BUSY,
            "one-at-a-time",
            "No order is accepted while another update is under way.",
            it -> it.underway().map(current -> new Decision.Busy(current.id())));

    public static final Rule SETTLED = Rule.refusing(
            ReasonCode.NOT_SETTLED,
            "settled",
            "No order is accepted while the image that runs is not the committed one, or a trial is armed.",
            it -> when(!it.boot().settled(), new Decision.NotNow(Reason.of(ReasonCode.NOT_SETTLED))));

    public static final Rule NOT_INSTALLED_YET = Rule.answering(
            "not-installed-yet",
            "An order for the committed image is completed at once; a version that the image tells of itself must agree.",
            it -> alreadyInstalled(it).map(Decision.AlreadyInstalled::new));

    private Rules() {}

    /**
     * The rules of a device, in the order in which they are asked.
     *
     * @param simulated the device only acts updates out, so that an order needs nothing but an image URI
     * @param allowUnverified an order without size, check value or version is accepted all the same
     */
    static List<Rule> of(boolean simulated, boolean allowUnverified) {
        List<Rule> rules =
                new ArrayList<>(List.of(READY, CANCELLED_BEFORE, SAME_ID_SAME_IMAGE, RENEWAL, ONCE, NOT_EXPIRED));
        if (!simulated) {
            rules.add(FETCHABLE);
            rules.add(KNOWN_CHECK_VALUE);
        }
        if (!simulated && !allowUnverified) {
            rules.add(VERIFIABLE);
        }
        rules.addAll(List.of(ONE_AT_A_TIME, SETTLED, NOT_INSTALLED_YET));
        return List.copyOf(rules);
    }

    private static Optional<? extends Decision> when(boolean applies, Decision decision) {
        return applies ? Optional.of(decision) : Optional.empty();
    }

    private static Decision refuse(ReasonCode code) {
        return new Decision.Refuse(Reason.of(code));
    }

    private static Decision unverifiable(String message) {
        return new Decision.Refuse(new Reason(ReasonCode.UNVERIFIABLE_ORDER, message));
    }

    private static boolean isCancelledUnseen(Entry known) {
        return known.order().isEmpty() && known.ending().equals(Optional.of(Ending.CANCELLED));
    }

    private static String foreign(String value) {
        return "the check value '" + value + "' is not 'sha256:' and 64 hexadecimal digits";
    }

    private static List<String> lacks(UpdateOrder order) {
        List<String> missing = new ArrayList<>();
        if (order.size().isEmpty()) {
            missing.add("its size");
        }
        if (order.digest().isEmpty()) {
            missing.add("its check value");
        }
        if (order.version().isEmpty()) {
            missing.add("its version");
        }
        return missing;
    }

    private static Optional<VersionProof> alreadyInstalled(Candidate it) {
        Optional<Digest> running = it.firmware().digest();
        boolean same = running.isPresent() && running.equals(it.order().digest());
        if (!same || it.firmware().contradicts(it.order().version(), it.order().digest())) {
            return Optional.empty();
        }
        boolean versionCompared =
                it.firmware().told().isPresent() && it.order().version().isPresent();
        return Optional.of(versionCompared ? VersionProof.VERSION : VersionProof.DIGEST);
    }
}
