package dev.drydock.domain.gate;

import java.util.Optional;

/**
 * The outcomes of members that say something about an image; as a difference, below zero where former ones are taken back.
 *
 * @param failures of any kind
 * @param ofDelivery the failures among them that came before the image was installed
 */
public record Findings(int successes, int failures, int ofDelivery) {
    public static final Findings NONE = new Findings(0, 0, 0);

    /** One outcome. */
    public enum Finding {
        SUCCESS(1, 0, 0),
        FAILURE(0, 1, 0),
        /** A failure to get the order or the image to the device, which says little about the image. */
        DELIVERY_FAILURE(0, 1, 1);

        private final int successes;
        private final int failures;
        private final int ofDelivery;

        Finding(int successes, int failures, int ofDelivery) {
            this.successes = successes;
            this.failures = failures;
            this.ofDelivery = ofDelivery;
        }

        private Findings alone() {
            return new Findings(successes, failures, ofDelivery);
        }
    }

    /** The difference that one member makes that had one finding, and now has another. */
    public static Findings difference(Optional<Finding> before, Optional<Finding> after) {
        return after.map(Finding::alone)
                .orElse(NONE)
                .minus(before.map(Finding::alone).orElse(NONE));
    }

    public Findings plus(Findings other) {
        return new Findings(successes + other.successes, failures + other.failures, ofDelivery + other.ofDelivery);
    }

    /** The same, so many times. */
    public Findings times(int number) {
        return new Findings(successes * number, failures * number, ofDelivery * number);
    }

    private Findings minus(Findings other) {
        return new Findings(successes - other.successes, failures - other.failures, ofDelivery - other.ofDelivery);
    }

    /** The same, but that nothing is taken back which is not among those found before. */
    public Findings orTakenBackFrom(Findings before) {
        int takenBack = Math.max(failures, -before.failures);
        return new Findings(
                Math.max(successes, -before.successes), takenBack, Math.max(ofDelivery, -before.ofDelivery));
    }

    public int outcomes() {
        return successes + failures;
    }

    /** The same as if nothing had failed before the installation. */
    public Findings withoutDelivery() {
        return new Findings(successes, failures - ofDelivery, 0);
    }
}
