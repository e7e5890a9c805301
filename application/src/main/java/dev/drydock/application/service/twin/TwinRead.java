package dev.drydock.application.service.twin;

import java.util.Optional;

/** The result of reading one device. */
public sealed interface TwinRead {
    /** One result for each case. */
    interface Cases<T> {
        T found(Found found);

        T unknownDevice(UnknownDevice unknown);

        T unreachable(Unreachable unreachable);
    }

    <T> T match(Cases<T> cases);

    /** The twin; empty when none was found. */
    Optional<DeviceTwin> ifFound();

    /** The device is known. */
    record Found(DeviceTwin twin) implements TwinRead {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.found(this);
        }

        @Override
        public Optional<DeviceTwin> ifFound() {
            return Optional.of(twin);
        }
    }

    /** Nobody knows such a device. */
    record UnknownDevice() implements TwinRead {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unknownDevice(this);
        }

        @Override
        public Optional<DeviceTwin> ifFound() {
            return Optional.empty();
        }
    }

    /** The transport cannot be reached, or refuses. */
    record Unreachable(String why) implements TwinRead {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unreachable(this);
        }

        @Override
        public Optional<DeviceTwin> ifFound() {
            return Optional.empty();
        }
    }
}
