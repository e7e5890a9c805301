package dev.drydock.domain.member;

/** The reasons for which a device is not to get an image. */
public enum SkipReason {
    /** It runs the image. */
    ALREADY_INSTALLED,
    /** The image is for other models. */
    WRONG_MODEL,
    /** Its program knows no update ids, so that nobody could tell whose outcome it reports. */
    NO_UPDATE_IDS,
    /** It only acts updates out, which the rollout does not accept. */
    SIMULATED,
    /** It got the image of a rollout that was created later. */
    SUPERSEDED,
    /** It no longer fits the query of a dynamic rollout. */
    LEFT_QUERY,
    /** The transport knows no such device. */
    UNKNOWN_DEVICE,
    /** It was taken out of the inventory. */
    FORGOTTEN
}
