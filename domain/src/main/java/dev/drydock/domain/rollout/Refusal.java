package dev.drydock.domain.rollout;

/** The reasons for which a rollout does not do what it is asked for. */
public enum Refusal {
    /** The rollout is in no state for it. */
    NOT_NOW("the rollout is in no state for it"),
    /** No device fits, and none may come later. */
    NO_MEMBERS("no device fits the target; only a dynamic rollout may begin without one"),
    /** The person who submitted it cannot approve it. */
    OWN_APPROVAL("a rollout is approved by another person than the one who submitted it"),
    /** The failures that stopped it are neither accepted nor allowed by a new limit. */
    FAILURES_NOT_ACCEPTED("the gate stopped it: accept the failures (--accept-failures), or set another limit"),
    /** Its deadline has passed. */
    DEADLINE_PASSED("its deadline has passed: set another one first"),
    /** No other image is known that its devices could get. */
    NO_WAY_BACK("there is no image for the way back: name one (rollback --to IMAGE)"),
    /** Its target and its waves are settled. */
    ALREADY_RUNNING("target and waves cannot be changed any more; limits and the deadline can");

    private final String description;

    Refusal(String description) {
        this.description = description;
    }

    public String description() {
        return description;
    }
}
