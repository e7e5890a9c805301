package dev.drydock.application.fleet.simulate;

/** The things that devices may have to wait for while their wave is open. */
public enum Lane {
    /** The rate at which the transport takes calls. */
    CALLS,
    /** The rate at which the transport takes desired state. */
    DESIRED,
    /** The messages that the transport takes in a day. */
    QUOTA,
    /** The number of devices that may work on the update at a time. */
    IN_FLIGHT,
    /** The orders that are given in a minute. */
    PER_MINUTE,
    /** The hours in which the rollout gives orders. */
    WINDOW,
    /** The bandwidth of the image server. */
    DOWNLOADS
}
