package dev.drydock.application.fleet.engine;

/** The way of orders to devices, as wide as its transport is. */
@FunctionalInterface
public interface OrderLane {
    /** A transport that takes whatever it is given. */
    OrderLane WIDE = () -> Integer.MAX_VALUE;

    /** The number of orders that leave at once, or nearly so, if they are claimed now; a claim must not wait for the transport. */
    int room();
}
