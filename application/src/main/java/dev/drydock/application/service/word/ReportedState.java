package dev.drydock.application.service.word;

import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.update.Stage;
import java.util.Optional;

/** The state of the update machine that a device reports. */
public sealed interface ReportedState {
    /** The ending of the update; empty while there is none, or one is under way. */
    Optional<Ending> ending();

    /** Whether no update is under way. */
    boolean isAtRest();

    /** The stage of the update that is under way; empty when none is. */
    default Optional<Stage> workingOn() {
        return Optional.empty();
    }

    /** The device never had an update. */
    record Idle() implements ReportedState {
        @Override
        public Optional<Ending> ending() {
            return Optional.empty();
        }

        @Override
        public boolean isAtRest() {
            return true;
        }
    }

    /** An update is under way. */
    record Working(Stage stage) implements ReportedState {
        @Override
        public Optional<Ending> ending() {
            return Optional.empty();
        }

        @Override
        public boolean isAtRest() {
            return false;
        }

        @Override
        public Optional<Stage> workingOn() {
            return Optional.of(stage);
        }
    }

    /** The last update ended. */
    record Ended(Ending how) implements ReportedState {
        @Override
        public Optional<Ending> ending() {
            return Optional.of(how);
        }

        @Override
        public boolean isAtRest() {
            return true;
        }
    }
}
