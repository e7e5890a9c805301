package dev.drydock.application.service.follow;

import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedReason;
import java.util.Optional;

/** Something new that a device's reports tell of the update that is followed. */
public sealed interface Sighting {
    /** The device entered another state. */
    record Changed(String firmwareStatus, Optional<String> state, Optional<Integer> progress) implements Sighting {}

    /** It went on within the state. */
    record Progressed(String state, int percent) implements Sighting {}

    /** The update ended. */
    record Ended(Ending ending, Optional<ReportedReason> reason, Reported reported) implements Sighting {}

    /** The ways in which an update ends. */
    enum Ending {
        COMPLETED("completed"),
        FAILED("failed"),
        ROLLED_BACK("rolledBack"),
        CANCELLED("cancelled");

        private final String word;

        Ending(String word) {
            this.word = word;
        }

        /** As it stands in reports. */
        public String word() {
            return word;
        }

        static Optional<Ending> of(String word) {
            for (Ending ending : values()) {
                if (ending.word.equals(word)) {
                    return Optional.of(ending);
                }
            }
            return Optional.empty();
        }
    }
}
