package dev.drydock.domain.admission;

/** The way by which an order reached the device. */
public enum Origin {
    /** By a direct method, whose caller waits for an answer. */
    METHOD,
    /** By the desired properties, which stay until they are withdrawn. */
    DESIRED
}
