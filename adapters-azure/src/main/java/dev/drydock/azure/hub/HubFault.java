package dev.drydock.azure.hub;

import dev.drydock.azure.connection.ServiceConnection;

/** The reason for which a call was not carried out, or for which nobody knows. */
public sealed interface HubFault {
    /** A sentence for people. */
    String why();

    /** Whether the same call may be made again, without harm when it changes nothing, or nothing the second time. */
    boolean isTransient();

    /** Whether the hub itself may be out of reach. */
    boolean isOfConnection();

    /** Whether the hub knows no such device. */
    default boolean isUnknownDevice() {
        return false;
    }

    /** Whether the hub wants fewer calls, and has passed nothing on. */
    default boolean isThrottled() {
        return false;
    }

    /** Gives what the method for this kind of fault makes of it. */
    <R> R match(Cases<R> cases);

    static HubFault of(Throwable fault, ServiceConnection connection) {
        return HubFaultReading.of(fault, connection);
    }

    /** A method for each kind of fault. */
    interface Cases<R> {
        R refused(Refused fault);

        R alreadyThere(AlreadyThere fault);

        R unknownDevice(UnknownDevice fault);

        R notConnected(NotConnected fault);

        R throttled(Throttled fault);

        R notReached(NotReached fault);

        R outcomeUnknown(OutcomeUnknown fault);
    }

    /** A refusal: nothing was done, and a repeat would not help. */
    record Refused(String why) implements HubFault {
        @Override
        public boolean isTransient() {
            return false;
        }

        @Override
        public boolean isOfConnection() {
            return false;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.refused(this);
        }
    }

    /** An identity of that name that exists already. */
    record AlreadyThere() implements HubFault {
        @Override
        public String why() {
            return "the hub has one of that name already";
        }

        @Override
        public boolean isTransient() {
            return false;
        }

        @Override
        public boolean isOfConnection() {
            return false;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.alreadyThere(this);
        }
    }

    /** A device that the registry does not have. */
    record UnknownDevice() implements HubFault {
        @Override
        public String why() {
            return "the hub has no such device; register it first";
        }

        @Override
        public boolean isTransient() {
            return false;
        }

        @Override
        public boolean isOfConnection() {
            return false;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unknownDevice(this);
        }

        @Override
        public boolean isUnknownDevice() {
            return true;
        }
    }

    /** A device that is not connected. */
    record NotConnected() implements HubFault {
        @Override
        public String why() {
            return "the device is not connected; leave the order for it, or call again when it is";
        }

        @Override
        public boolean isTransient() {
            return false;
        }

        @Override
        public boolean isOfConnection() {
            return false;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notConnected(this);
        }
    }

    /** A call that came too soon after others of its kind; nothing was done. */
    record Throttled() implements HubFault {
        @Override
        public String why() {
            return "the hub wants fewer calls; see whether its tier and its units are those that were set";
        }

        @Override
        public boolean isTransient() {
            return true;
        }

        @Override
        public boolean isOfConnection() {
            return false;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.throttled(this);
        }

        @Override
        public boolean isThrottled() {
            return true;
        }
    }

    /** A hub that was not reached; nothing was done. */
    record NotReached(String why) implements HubFault {
        @Override
        public boolean isTransient() {
            return false;
        }

        @Override
        public boolean isOfConnection() {
            return true;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notReached(this);
        }
    }

    /** A call that may have been carried out or not. */
    record OutcomeUnknown(String why) implements HubFault {
        @Override
        public boolean isTransient() {
            return true;
        }

        @Override
        public boolean isOfConnection() {
            return true;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.outcomeUnknown(this);
        }
    }
}
