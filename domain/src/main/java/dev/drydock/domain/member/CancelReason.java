package dev.drydock.domain.member;

/** The reasons for which a member ends as cancelled. */
public enum CancelReason {
    /** The device reported it. */
    BY_DEVICE,
    /** The rollout was aborted before the device had the order. */
    ABORTED,
    /** The rollout was aborted, and the device did not say in time what became of its order. */
    UNREACHED
}
