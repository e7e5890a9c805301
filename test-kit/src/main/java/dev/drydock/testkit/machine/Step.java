package dev.drydock.testkit.machine;

/**
 * Result of one event in one state.
 *
 * @param name of the sampled state
 */
public record Step<S, E, R>(String name, S state, Sample<E> sample, R result) {
    public E event() {
        return sample.event();
    }
}
