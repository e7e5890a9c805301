package dev.drydock.application.device.floor;

import dev.drydock.domain.reason.Reason;
import java.util.Optional;
import java.util.OptionalInt;

/** A place beside the disk that keeps the security counter, such as a TPM or the boot loader's variables. Methods block. */
public interface SecurityCounterStore {
    /** The counter; empty when the place does not tell it now, which is not 0. */
    OptionalInt read();

    /**
     * Raises the counter; one that is that high already stays.
     *
     * @return the reason why it was not raised
     */
    Optional<Reason> raise(int counter);

    /** No such place. */
    SecurityCounterStore NONE = new SecurityCounterStore() {
        @Override
        public OptionalInt read() {
            return OptionalInt.empty();
        }

        @Override
        public Optional<Reason> raise(int counter) {
            return Optional.empty();
        }
    };
}
