package dev.drydock.application.service.call;

import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.domain.order.UpdateId;
import java.util.Optional;

/** A device's answer to a call. */
public sealed interface MethodAnswer {
    /** One result for each case. */
    interface Cases<T> {
        T taken(Taken taken);

        T refused(Refused refused);

        T busy(Busy busy);

        T notReady(NotReady notReady);

        T unintelligible(Unintelligible unintelligible);
    }

    <T> T match(Cases<T> cases);

    /** The answer as it came, for people. */
    Wire wire();

    /** The reason why the device did not do it; empty when it did, or names none. */
    Optional<ReportedReason> reason();

    /** Whether the device did, or will do, what it was called for. */
    default boolean isTaken() {
        return false;
    }

    /**
     * An answer as it came.
     *
     * @param status a code as in HTTP
     * @param body at most the first 1,000 characters
     */
    record Wire(int status, String body) {}

    /**
     * The device did, or will do, what it was called for.
     *
     * @param id the update id that the device confirmed; a tutorial's device names none
     */
    record Taken(Optional<UpdateId> id, Wire wire) implements MethodAnswer {
        @Override
        public Optional<ReportedReason> reason() {
            return Optional.empty();
        }

        @Override
        public boolean isTaken() {
            return true;
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.taken(this);
        }
    }

    /** The device will never do it. */
    record Refused(Optional<ReportedReason> reason, Wire wire) implements MethodAnswer {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.refused(this);
        }
    }

    /** Another update is under way. */
    record Busy(Optional<ReportedReason> reason, Wire wire) implements MethodAnswer {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.busy(this);
        }
    }

    /** The device cannot do it now. */
    record NotReady(Optional<ReportedReason> reason, Wire wire) implements MethodAnswer {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.notReady(this);
        }
    }

    /** The answer has a status or an update id that the contract does not know. */
    record Unintelligible(Wire wire) implements MethodAnswer {
        @Override
        public Optional<ReportedReason> reason() {
            return Optional.empty();
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unintelligible(this);
        }
    }
}
