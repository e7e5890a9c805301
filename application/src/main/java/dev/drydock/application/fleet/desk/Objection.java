package dev.drydock.application.fleet.desk;

/** The kinds of what may stand against the word of an operator. Their names are part of the interface that scripts use. */
public enum Objection {
    /** There is no rollout of that name. */
    NO_SUCH_ROLLOUT,
    /** There is no image of that name. */
    NO_SUCH_IMAGE,
    /** There is no such device in the inventory. */
    NO_SUCH_DEVICE,
    /** Another rollout or image has the name. */
    NAME_TAKEN,
    /** A rollout that has not ended needs the image. */
    IMAGE_IN_USE,
    /** The file of the image was changed on the server's disk. */
    IMAGE_CHANGED,
    /** The image has no manifest of that sequence. */
    NO_SUCH_MANIFEST,
    /** The manifest is of another image. */
    MANIFEST_DISAGREES,
    /** The image has as many manifests as an image can have. */
    TOO_MANY_MANIFESTS,
    /** The rollout is in no state for it, or its terms are against it. */
    REFUSED,
    /** Somebody else has changed it since. */
    CHANGED_SINCE,
    /** It makes no sense. */
    MALFORMED,
    /** The keeper of the devices cannot be reached now, or refuses. */
    UNAVAILABLE
}
