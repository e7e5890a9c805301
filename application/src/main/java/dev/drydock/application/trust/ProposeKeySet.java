package dev.drydock.application.trust;

import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.keyset.KeySetCheck;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Drafts the key set that follows another. */
public final class ProposeKeySet {
    private final KeySetCheck check;
    private final SignedForm form;
    private final Clock clock;

    public ProposeKeySet(KeySetCheck check, SignedForm form, Clock clock) {
        this.check = check;
        this.form = form;
        this.clock = clock;
    }

    /**
     * Drafts a set.
     *
     * @param former signed by enough of its roots
     * @param changes made one after the other; each may throw an {@link IllegalArgumentException} that says why it cannot be
     */
    public Drafted propose(SignedKeySet former, List<UnaryOperator<KeySet>> changes) {
        Optional<String> unfinished = check.first(former)
                .match(set -> Optional.empty(), version -> Optional.empty(), reason -> Optional.of(unfinished(reason)));
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Optional<String> fault = unfinished.or(() -> tooEarly(former.set(), now));
        if (fault.isPresent()) {
            return new Drafted.Refused(fault.get());
        }
        try {
            KeySet next = former.set().successor(now);
            for (UnaryOperator<KeySet> change : changes) {
                next = change.apply(next);
            }
            return new Drafted.Made(form.unsigned(next));
        } catch (IllegalArgumentException e) {
            return new Drafted.Refused(String.valueOf(e.getMessage()));
        }
    }

    /** A set that is issued before the one that it follows comes from a clock that is wrong. */
    static Optional<String> tooEarly(KeySet former, Instant now) {
        return now.isBefore(former.issued())
                ? Optional.of("this machine's clock says " + now + ", and key set " + former.version()
                        + " was issued at " + former.issued() + "; set the clock")
                : Optional.empty();
    }

    private static String unfinished(Reason reason) {
        return "the key set to change is not valid itself: " + reason.message()
                + "; finish it first, and make several changes with one draft";
    }
}
