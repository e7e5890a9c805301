package dev.drydock.application.service.twin;

/** The result of changing what is kept of a device. */
public sealed interface Written {
    /** One result for each case. */
    interface Cases<T> {
        T done(Done done);

        T unknownDevice(UnknownDevice unknown);

        T unreachable(Unreachable unreachable);
    }

    <T> T match(Cases<T> cases);

    /** The transport has confirmed the change. */
    record Done() implements Written {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.done(this);
        }
    }

    /** Nobody knows such a device. */
    record UnknownDevice() implements Written {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unknownDevice(this);
        }
    }

    /** The transport cannot be reached, or refuses; the change may have been made all the same. */
    record Unreachable(String why) implements Written {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unreachable(this);
        }
    }
}
