package dev.drydock.application.service.identity;

import java.util.function.Function;

/** The result of registering a device. */
public sealed interface Registration {
    /** Gives the result of the function for this case. */
    <R> R match(
            Function<Registered, R> onRegistered,
            Function<ProvedOtherwise, R> onProvedOtherwise,
            Function<NotRegistered, R> onNotRegistered);

    /**
     * The device is registered.
     *
     * @param isNew false if it was registered before
     */
    record Registered(DeviceCredentials credentials, boolean isNew) implements Registration {
        @Override
        public <R> R match(
                Function<Registered, R> onRegistered,
                Function<ProvedOtherwise, R> onProvedOtherwise,
                Function<NotRegistered, R> onNotRegistered) {
            return onRegistered.apply(this);
        }
    }

    /**
     * The device was registered before, for another proof than the certificate that was asked for, and is left so.
     *
     * @param proof the proof that it is registered for, such as "a key"
     */
    record ProvedOtherwise(String proof) implements Registration {
        @Override
        public <R> R match(
                Function<Registered, R> onRegistered,
                Function<ProvedOtherwise, R> onProvedOtherwise,
                Function<NotRegistered, R> onNotRegistered) {
            return onProvedOtherwise.apply(this);
        }
    }

    /** The device is not registered, or nobody knows. */
    record NotRegistered(String why) implements Registration {
        @Override
        public <R> R match(
                Function<Registered, R> onRegistered,
                Function<ProvedOtherwise, R> onProvedOtherwise,
                Function<NotRegistered, R> onNotRegistered) {
            return onNotRegistered.apply(this);
        }
    }
}
