package dev.drydock.domain.rollout;

/** The rollout has ended. What its members report later is counted, and moves it no more. */
public sealed interface AtRest extends RolloutState {
    /** The last wave has passed and every member has ended, or an operator closed it. */
    record Completed() implements AtRest {}

    /** An operator ended it. */
    record Aborted() implements AtRest {}

    /** Its devices got another image. */
    record RolledBack() implements AtRest {}

    /** Its approval was denied. */
    record Denied() implements AtRest {}
}
