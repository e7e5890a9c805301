package dev.drydock.domain.admission;

import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;
import java.util.function.Function;

/**
 * One rule of admission.
 *
 * @param name unique among the rules of a device, in words joined by hyphens
 * @param meaning one sentence for people
 * @param code the reason that a refusal by this rule carries; empty when the rule refuses nothing
 * @param judgement the decision on a candidate, or nothing when the rule does not concern it
 */
public record Rule(
        String name,
        String meaning,
        Optional<ReasonCode> code,
        Function<Candidate, Optional<? extends Decision>> judgement) {

    static Rule refusing(
            ReasonCode code, String name, String meaning, Function<Candidate, Optional<? extends Decision>> judgement) {
        return new Rule(name, meaning, Optional.of(code), judgement);
    }

    static Rule answering(String name, String meaning, Function<Candidate, Optional<? extends Decision>> judgement) {
        return new Rule(name, meaning, Optional.empty(), judgement);
    }

    Optional<Decision> judge(Candidate candidate) {
        return judgement.apply(candidate).map(Decision.class::cast);
    }
}
