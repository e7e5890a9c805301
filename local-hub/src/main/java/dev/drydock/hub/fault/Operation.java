package dev.drydock.hub.fault;

/** A kind of call that IoT Hub counts and throttles apart. */
public enum Operation {
    REGISTRY,
    TWIN_READ,
    TWIN_UPDATE,
    METHOD,
    QUERY,
    JOB,
    CONFIGURATION,
    CONNECT
}
