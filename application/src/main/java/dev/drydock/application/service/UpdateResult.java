package dev.drydock.application.service;

import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.domain.order.Outcome.Ending;
import java.util.Optional;

/** The result of an update, as far as the service waited for it. */
public sealed interface UpdateResult {
    /** One result for each case. */
    interface Cases<T> {
        T ended(Ended ended);

        T notAsOrdered(NotAsOrdered other);

        T refused(Refused refused);

        T wrongAnswer(WrongAnswer wrong);

        T leftForDevice(LeftForDevice left);

        T notThere(NotThere absent);

        T notYetKnown(NotYetKnown unknown);

        T unknownDevice(UnknownDevice unknown);

        T unreachable(Unreachable unreachable);
    }

    <T> T match(Cases<T> cases);

    /** The report that tells of the end; empty for a result without one. */
    default Optional<Reported> report() {
        return Optional.empty();
    }

    /** The update ended. */
    record Ended(Ending ending, Optional<ReportedReason> reason, Reported reported) implements UpdateResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.ended(this);
        }

        @Override
        public Optional<Reported> report() {
            return Optional.of(reported);
        }
    }

    /** The device reports success, but its report does not fit the order. */
    record NotAsOrdered(String why, Reported reported) implements UpdateResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.notAsOrdered(this);
        }

        @Override
        public Optional<Reported> report() {
            return Optional.of(reported);
        }
    }

    /** The device did not take the order. */
    record Refused(MethodAnswer answer) implements UpdateResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.refused(this);
        }
    }

    /** The device confirmed another update than the one ordered; what it does is not known. */
    record WrongAnswer(MethodAnswer.Taken answer) implements UpdateResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.wrongAnswer(this);
        }
    }

    /** The order lies ready for the device, which was not there or did not answer. */
    record LeftForDevice(String why) implements UpdateResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.leftForDevice(this);
        }
    }

    /** The device was not there, and nothing was left for it. */
    record NotThere(String why) implements UpdateResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.notThere(this);
        }
    }

    /** The update has begun or may have, and its end was not waited for. */
    record NotYetKnown(String why) implements UpdateResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.notYetKnown(this);
        }
    }

    /** Neither a report nor a sign of life is known of such a device; nothing was left for it. */
    record UnknownDevice() implements UpdateResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unknownDevice(this);
        }
    }

    /**
     * The transport cannot be reached, or refuses. An order whose leaving was not confirmed may lie ready all the same: order
     * again under the same id, or cancel.
     */
    record Unreachable(String why) implements UpdateResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unreachable(this);
        }
    }
}
