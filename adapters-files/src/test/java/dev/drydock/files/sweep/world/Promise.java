package dev.drydock.files.sweep.world;

/** The promises that hold whatever happens to a device's power and disk. */
public enum Promise {
    OLD_OR_NEW("boots the old or the new image, whole and verified"),
    NOTHING_LOST("loses nothing that it acknowledged"),
    WHOLE_DOCUMENTS("replaces documents in one step"),
    ONE_OUTCOME("tells one outcome for each update, in reports that are numbered upwards"),
    ONE_EPOCH("names one epoch in all reports of one life"),
    FLOOR("takes nothing below what it committed, and has committed no less than it takes for its floor"),
    NEXT_UPDATE("takes the next good update"),
    NO_BUG("has no bug");

    final String words;

    Promise(String words) {
        this.words = words;
    }
}
