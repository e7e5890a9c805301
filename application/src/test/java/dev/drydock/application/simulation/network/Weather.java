package dev.drydock.application.simulation.network;

import java.time.Duration;

/** The faults of a network. */
public enum Weather {
    CALM(0, 0, 0, Duration.ofMillis(30)),
    ROUGH(5, 5, 10, Duration.ofMillis(300)),
    STORM(25, 20, 35, Duration.ofSeconds(2));

    final int losses;
    final int doubles;
    final int delays;
    final Duration usual;

    /**
     * A weather, in percent of all messages.
     *
     * @param usual how long a message takes at most that is not delayed
     */
    Weather(int losses, int doubles, int delays, Duration usual) {
        this.losses = losses;
        this.doubles = doubles;
        this.delays = delays;
        this.usual = usual;
    }
}
