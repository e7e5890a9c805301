package dev.drydock.domain.admission;

import java.util.List;
import java.util.Optional;

/**
 * The admission of orders at a device.
 *
 * @param rules asked in this order; the first that decides ends the matter, and an order on which none decides is accepted
 */
public record Admission(List<Rule> rules) {
    public Admission {
        rules = List.copyOf(rules);
    }

    /**
     * The admission of an ordinary or a simulated device.
     *
     * @param simulated the device only acts updates out, so that an order needs nothing but an image URI
     * @param allowUnverified an order without size, check value or version is accepted all the same
     */
    public Admission(boolean simulated, boolean allowUnverified) {
        this(Rules.of(simulated, allowUnverified));
    }

    /** The admission of a device that asks for manifests. */
    public static Admission signed(boolean simulated, boolean allowUnsigned) {
        return new Admission(SignedRules.of(simulated, allowUnsigned));
    }

    public Decision decide(Candidate candidate) {
        for (Rule rule : rules) {
            Optional<Decision> decision = rule.judge(candidate);
            if (decision.isPresent()) {
                return decision.get();
            }
        }
        return new Decision.Accept();
    }
}
