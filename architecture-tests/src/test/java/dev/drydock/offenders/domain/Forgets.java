package dev.drydock.offenders.domain;

/** Is not what it was. */
public final class Forgets {
    private int count;

    int next() {
        return ++count;
    }
}
