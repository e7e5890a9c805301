package dev.drydock.domain.member.terms;

import java.time.Duration;

/**
 * The terms on which a rollout deals with its members.
 *
 * @param claim the time that whoever sends an order has for it
 * @param offline the time that a device is waited for that is not there
 * @param acceptsSimulated whether devices get an order that only act updates out
 */
public record Terms(
        Duration claim,
        StageLimits stages,
        Duration offline,
        Retries retries,
        BackOff backOff,
        Ordering ordering,
        boolean acceptsSimulated) {
    public static final Terms STANDARD = new Terms(
            Duration.ofSeconds(70),
            StageLimits.STANDARD,
            Duration.ofDays(14),
            Retries.STANDARD,
            BackOff.STANDARD,
            Ordering.AUTO,
            false);

    /** The same terms, but for the way in which devices are told. */
    public Terms with(Ordering other) {
        return new Terms(claim, stages, offline, retries, backOff, other, acceptsSimulated);
    }

    /** The same terms for simulated devices, too. */
    public Terms acceptingSimulated() {
        return new Terms(claim, stages, offline, retries, backOff, ordering, true);
    }
}
