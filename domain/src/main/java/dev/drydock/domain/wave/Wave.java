package dev.drydock.domain.wave;

import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.gate.Findings;
import dev.drydock.domain.gate.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * A wave of a rollout.
 *
 * @param counts its members; they stay when failures are accepted
 * @param found the outcomes since it was opened, or since failures were accepted
 * @param evidence what speaks for and against the image, with what was carried into the wave
 */
public record Wave(WaveState state, Counts counts, Findings found, Evidence evidence) {
    /** A wave that has not come to its turn. */
    public static Wave held(Counts members) {
        return new Wave(WaveState.Held.BEHIND, members, Findings.NONE, Evidence.NONE);
    }

    /** The effect of an event. Nothing but this moves a wave. */
    public WaveTransition on(WaveEvent event, WaveTerms terms) {
        return event.applyTo(this, terms);
    }

    public Verdict verdict(WaveTerms terms) {
        return terms.gate().judge(evidence, found, counts.size());
    }

    /**
     * Whether its outcomes let the next wave begin, once the soak is over.
     *
     * @param isPatienceOver whether further outcomes are not waited for
     */
    boolean passes(WaveTerms terms, boolean isPatienceOver) {
        if (!hasSettled() || terms.isOpenEnded()) {
            return false;
        }
        if (verdict(terms) == Verdict.GOOD) {
            return true;
        }
        boolean someoneTold = found.outcomes() > 0 || counts.underWay() == 0 || isPatienceOver;
        return terms.isLast() ? counts.underWay() == 0 : isTooSmall(terms) && someoneTold;
    }

    /** Whether each member has its order, and of those that took it nine of ten have ended. */
    boolean hasSettled() {
        return counts.areOrdered() && counts.haveMostlyEnded();
    }

    private boolean isTooSmall(WaveTerms terms) {
        return evidence.ratio() <= 0 && terms.gate().isTooSmall(evidence, counts.underWay());
    }

    /** Only outcomes that it has counted itself are taken back from its evidence. */
    Wave counted(WaveEvent.Counted event, WaveTerms terms) {
        Findings further = event.found().orTakenBackFrom(found);
        return new Wave(
                state,
                counts.plus(event.difference()),
                found.plus(further),
                evidence.plus(further, terms.gate().test(), counts.onDevice()));
    }

    /** The same, with its members alone counted. */
    Wave countedWithoutEvidence(WaveEvent.Counted event) {
        return new Wave(state, counts.plus(event.difference()), found, evidence);
    }

    Wave with(WaveState next) {
        return new Wave(next, counts, found, evidence);
    }

    /** The same with what the waves before it have left to it. */
    Wave carrying(Evidence carried, WaveTerms terms) {
        return new Wave(state, counts, found, carried.plus(found, terms.gate().test(), counts.onDevice()));
    }

    /** The same as if nothing had been found yet. */
    Wave withoutEvidence() {
        return new Wave(state, counts, Findings.NONE, Evidence.NONE);
    }

    /** @param before what it is before its turn; empty when it has had it */
    WaveTransition fail(Verdict verdict, Optional<WaveState.Held> before) {
        return moveTo(new WaveState.Failed(verdict, before), new WaveEffect.StopRollout(verdict));
    }

    WaveTransition pass(WaveTerms terms) {
        Evidence carried = verdict(terms) == Verdict.GOOD ? Evidence.NONE : evidence;
        return moveTo(new WaveState.Passed(), new WaveEffect.PassOn(carried));
    }

    /** Without enough evidence nothing is taken back, and nothing further begins. */
    WaveTransition giveUp(WaveTerms terms) {
        int outcomes = found.outcomes();
        long missing = terms.gate().test().successesToGood(evidence.ratio());
        return moveTo(new UnderWay.Undecided(), new WaveEffect.TellUndecided(outcomes, outcomes + missing));
    }

    WaveTransition moveTo(WaveState next, WaveEffect... effects) {
        return new WaveTransition.Moved(with(next), List.of(effects));
    }

    WaveTransition refuse(WaveEvent event) {
        return new WaveTransition.Refused(this, event);
    }
}
