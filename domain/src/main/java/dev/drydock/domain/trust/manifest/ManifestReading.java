package dev.drydock.domain.trust.manifest;

import dev.drydock.domain.reason.Reason;
import java.util.function.Function;

/** The result of reading a manifest's payload. */
public sealed interface ManifestReading {
    /** Takes the cases apart. */
    <T> T match(Function<Manifest, T> read, Function<Reason, T> refused);

    /** The payload is a manifest. */
    record Read(Manifest manifest) implements ManifestReading {
        @Override
        public <T> T match(Function<Manifest, T> read, Function<Reason, T> refused) {
            return read.apply(manifest);
        }
    }

    /** The payload is none, or of a format that is not known here. */
    record Refused(Reason reason) implements ManifestReading {
        @Override
        public <T> T match(Function<Manifest, T> read, Function<Reason, T> refused) {
            return refused.apply(reason);
        }
    }

    /** The reader of payloads. */
    @FunctionalInterface
    interface Form {
        ManifestReading read(byte[] payload);
    }
}
