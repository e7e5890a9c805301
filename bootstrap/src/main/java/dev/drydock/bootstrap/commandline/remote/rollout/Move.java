package dev.drydock.bootstrap.commandline.remote.rollout;

import java.util.Locale;

/** The moves of a rollout that need no further word. */
enum Move {
    SUBMIT("Submit a draft: its devices are chosen, and it begins, once it is approved if it wants that."),
    APPROVE("Approve a rollout that another person has submitted."),
    DENY("Deny a rollout that waits for approval. It has ended then."),
    START("Begin a rollout now that waits for its start time."),
    PAUSE("Pause a rollout: no device gets a further order, and those under way go on."),
    ABORT("Abort a rollout: orders that can be taken back are, and devices under way are waited for."),
    CLOSE("Close a rollout that waits for devices: those that are missing are given up, and it ends.");

    private final String description;

    Move(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
