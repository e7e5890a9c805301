package dev.drydock.domain.member;

/** The reasons for which a device is not to get an image. */
public enum SkipReason {
    /** It runs the image. */
    ALREADY_INSTALLED,
    /** The image is for other models. */
    WRONG_MODEL,
    /** Its program knows no update ids, so that nobody could tell whose outcome it reports. */
    NO_UPDATE_IDS,
    /** It asks for a manifest, and the image has none. */
    NEEDS_SIGNATURE,
    /** It cannot read the manifest. */
    FORMAT_UNKNOWN,
    /** The manifest is for other revisions of the hardware. */
    WRONG_HARDWARE,
    /** It has committed a manifest with a higher sequence. */
    SEQUENCE_TOO_LOW,
    /** It takes no security counter as low as the manifest's. */
    COUNTER_TOO_LOW,
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
