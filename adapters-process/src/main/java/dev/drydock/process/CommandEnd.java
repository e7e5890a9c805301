package dev.drydock.process;

import java.time.Duration;
import java.util.Optional;

/** End of a command. */
public sealed interface CommandEnd {
    /** The end in words that can follow "the command", with the last words of the command. */
    String told();

    /** The standard output of a command that ended by itself with this exit code; empty for every other end. */
    Optional<Capture> outputIfExited(int code);

    /** Whether all that the command started and that still runs is meant to run on. */
    boolean leavesServices();

    /** Whether the command ended by itself, with exit code 0. */
    default boolean succeeded() {
        return outputIfExited(0).isPresent();
    }

    /**
     * The command ended by itself.
     *
     * @param errors the standard error, where it was kept apart from the output
     */
    record Exited(int code, Capture output, Capture errors) implements CommandEnd {
        @Override
        public String told() {
            return "ended with exit code " + code + Capture.lastWords(errors, output);
        }

        @Override
        public boolean leavesServices() {
            return true;
        }

        @Override
        public Optional<Capture> outputIfExited(int wanted) {
            return code == wanted ? Optional.of(output) : Optional.empty();
        }
    }

    /** The command was killed with all that it had started, as its time limit had passed. */
    record TimedOut(Duration limit, Capture output, Capture errors) implements CommandEnd {
        @Override
        public String told() {
            return "did not end within " + limit.toMillis() + " ms and was killed" + Capture.lastWords(errors, output);
        }

        @Override
        public boolean leavesServices() {
            return false;
        }

        @Override
        public Optional<Capture> outputIfExited(int wanted) {
            return Optional.empty();
        }
    }

    /** The command was killed with all that it had started, as its result is no longer wanted. */
    record Stopped() implements CommandEnd {
        @Override
        public String told() {
            return "was stopped";
        }

        @Override
        public boolean leavesServices() {
            return false;
        }

        @Override
        public Optional<Capture> outputIfExited(int wanted) {
            return Optional.empty();
        }
    }

    /** The command could not be started. */
    record NotStarted(String why) implements CommandEnd {
        @Override
        public String told() {
            return "could not be started: " + why;
        }

        @Override
        public boolean leavesServices() {
            return true;
        }

        @Override
        public Optional<Capture> outputIfExited(int wanted) {
            return Optional.empty();
        }
    }
}
