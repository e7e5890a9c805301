package dev.drydock.bootstrap.commandline.remote.rollout.view;

import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.remote.RemoteDocument;

/** The standing of a rollout, for scripts. */
final class Standing {
    private Standing() {}

    /** The exit status: done, failed, or not yet one of them. */
    static int exitCode(RemoteDocument rollout) {
        return switch (rollout.text("state")) {
            case "completed" -> ExitCode.DONE;
            case "aborted", "rolled-back", "denied" -> ExitCode.FAILED;
            case "paused" -> isStopped(rollout) ? ExitCode.FAILED : ExitCode.NOT_YET;
            default -> ExitCode.NOT_YET;
        };
    }

    /** Whether nothing more happens until somebody does something, or for ever. */
    static boolean isStill(RemoteDocument rollout) {
        return exitCode(rollout) != ExitCode.NOT_YET || rollout.text("state").equals("paused");
    }

    private static boolean isStopped(RemoteDocument rollout) {
        String by = rollout.text("pausedBy");
        return by.equals("gate") || by.equals("delivery") || by.equals("trust");
    }
}
