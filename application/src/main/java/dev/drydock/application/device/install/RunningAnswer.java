package dev.drydock.application.device.install;

import dev.drydock.domain.reason.Reason;
import java.util.Optional;

/** Answer of an installer to the question which system runs. */
public sealed interface RunningAnswer {
    /** One function for each kind of answer. */
    interface Cases<T> {
        T known(Known known);

        T unavailable(Unavailable unavailable);
    }

    <T> T match(Cases<T> cases);

    /** The system that runs; empty when the installer is unavailable. */
    default Optional<RunningSystem> system() {
        return match(new Cases<>() {
            @Override
            public Optional<RunningSystem> known(Known known) {
                return Optional.of(known.running());
            }

            @Override
            public Optional<RunningSystem> unavailable(Unavailable unavailable) {
                return Optional.empty();
            }
        });
    }

    /** The installer named the system that runs. */
    record Known(RunningSystem running) implements RunningAnswer {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.known(this);
        }
    }

    /**
     * The installer failed, or printed no slot and version.
     *
     * @param why with the code {@code installer-unavailable} and the words of the installer
     */
    record Unavailable(Reason why) implements RunningAnswer {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unavailable(this);
        }
    }
}
