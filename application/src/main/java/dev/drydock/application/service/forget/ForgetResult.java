package dev.drydock.application.service.forget;

/** The result of removing what is kept of a device. */
public sealed interface ForgetResult {
    /** One result for each case. */
    interface Cases<T> {
        T forgotten(Forgotten forgotten);

        T stillThere(StillThere there);

        T notAsked(NotAsked notAsked);

        T unknownDevice(UnknownDevice unknown);

        T unreachable(Unreachable unreachable);
    }

    <T> T match(Cases<T> cases);

    /** Nothing is kept of the device any more. */
    record Forgotten() implements ForgetResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.forgotten(this);
        }
    }

    /** The device answers, and would report again at once; nothing was removed. */
    record StillThere() implements ForgetResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.stillThere(this);
        }
    }

    /** The device seems to be connected, and could not be asked; nothing was removed. */
    record NotAsked(String why) implements ForgetResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.notAsked(this);
        }
    }

    /** Nobody knows such a device. */
    record UnknownDevice() implements ForgetResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unknownDevice(this);
        }
    }

    /** The transport cannot be reached, or refuses. */
    record Unreachable(String why) implements ForgetResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unreachable(this);
        }
    }
}
