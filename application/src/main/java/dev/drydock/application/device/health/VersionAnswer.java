package dev.drydock.application.device.health;

import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.reason.Reason;
import java.util.Optional;

/** Answer of the image that runs to the question for its own version. */
public sealed interface VersionAnswer {
    /** One function for each kind of answer. */
    interface Cases<T> {
        T told(Told told);

        T silent(Silent silent);

        T failed(Failed failed);
    }

    <T> T match(Cases<T> cases);

    /** The version; empty when the image did not tell it. */
    default Optional<Version> version() {
        return match(new Cases<>() {
            @Override
            public Optional<Version> told(Told told) {
                return Optional.of(told.running());
            }

            @Override
            public Optional<Version> silent(Silent silent) {
                return Optional.empty();
            }

            @Override
            public Optional<Version> failed(Failed failed) {
                return Optional.empty();
            }
        });
    }

    /** The reason why a device that can tell its version did not; empty when all is well. */
    default Optional<Reason> complaint() {
        return match(new Cases<>() {
            @Override
            public Optional<Reason> told(Told told) {
                return Optional.empty();
            }

            @Override
            public Optional<Reason> silent(Silent silent) {
                return Optional.empty();
            }

            @Override
            public Optional<Reason> failed(Failed failed) {
                return Optional.of(failed.why());
            }
        });
    }

    /** The image told its version. */
    record Told(Version running) implements VersionAnswer {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.told(this);
        }
    }

    /** The device has no means to tell the version of its image. */
    record Silent() implements VersionAnswer {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.silent(this);
        }
    }

    /** The command or installer that tells the version failed, or printed no version. */
    record Failed(Reason why) implements VersionAnswer {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.failed(this);
        }
    }
}
