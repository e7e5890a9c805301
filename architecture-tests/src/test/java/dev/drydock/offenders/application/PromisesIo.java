package dev.drydock.offenders.application;

import java.io.IOException;

/** Leaves it to the core what an IOException means. */
public interface PromisesIo {
    void store(String document) throws IOException;
}
