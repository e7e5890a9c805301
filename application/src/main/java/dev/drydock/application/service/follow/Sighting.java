package dev.drydock.application.service.follow;

import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.application.service.word.FirmwareStatus;
import dev.drydock.domain.order.Outcome.Ending;
import java.util.Optional;

/** News of the update that is followed, from a device's report. */
public sealed interface Sighting {
    /** One result for each case. */
    interface Cases<T> {
        T changed(Changed changed);

        T progressed(Progressed progressed);

        T ended(Ended ended);

        T notAsOrdered(NotAsOrdered other);
    }

    <T> T match(Cases<T> cases);

    /** Whether nothing more comes. */
    default boolean isEnd() {
        return false;
    }

    /**
     * The device entered another state.
     *
     * @param status the tutorial's status that fits; empty when none is known
     * @param word the state as the device wrote it
     */
    record Changed(Optional<FirmwareStatus> status, String word, Optional<Integer> progress) implements Sighting {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.changed(this);
        }
    }

    /** The device went on within the state. */
    record Progressed(String word, int percent) implements Sighting {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.progressed(this);
        }
    }

    /** The update ended. */
    record Ended(Ending ending, Optional<ReportedReason> reason, Reported reported) implements Sighting {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.ended(this);
        }

        @Override
        public boolean isEnd() {
            return true;
        }
    }

    /** The device reports success, but its report does not fit the order. */
    record NotAsOrdered(String why, Reported reported) implements Sighting {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.notAsOrdered(this);
        }

        @Override
        public boolean isEnd() {
            return true;
        }
    }
}
