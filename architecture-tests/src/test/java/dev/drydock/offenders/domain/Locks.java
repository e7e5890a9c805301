package dev.drydock.offenders.domain;

/** Is shared between threads. */
public final class Locks {
    synchronized void locked() {}
}
