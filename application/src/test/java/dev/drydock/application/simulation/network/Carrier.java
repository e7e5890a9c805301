package dev.drydock.application.simulation.network;

import dev.drydock.application.simulation.world.Chronicle;
import dev.drydock.application.simulation.world.Dice;
import dev.drydock.application.simulation.world.VirtualClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Brings messages as well as the weather lets it: once, twice or not at all, soon or late, in their order or not. */
final class Carrier {
    private final VirtualClock clock;
    private final Dice dice;
    private final Chronicle chronicle;
    private final Map<String, Long> sent = new HashMap<>();
    private final Map<String, Long> newest = new HashMap<>();
    private Weather weather = Weather.CALM;

    Carrier(VirtualClock clock, Dice dice, Chronicle chronicle) {
        this.clock = clock;
        this.dice = dice;
        this.chronicle = chronicle;
    }

    void weather(Weather now) {
        weather = now;
    }

    /** Sends a message; whether at least one copy of it is on its way. */
    boolean carry(String kind, Runnable delivery) {
        if (loses(kind)) {
            return false;
        }
        long number = sent.merge(kind, 1L, Long::sum);
        Runnable arrival = () -> {
            if (number < newest.getOrDefault(kind, 0L)) {
                chronicle.count(kind + " reordered");
            }
            newest.merge(kind, number, Math::max);
            delivery.run();
        };
        clock.after(delay(kind), arrival);
        if (doubles(kind)) {
            clock.after(delay(kind), arrival);
        }
        return true;
    }

    /** Counts a message as sent; whether it is lost. */
    boolean loses(String kind) {
        chronicle.count(kind + " sent");
        return hits(weather.losses, kind + " lost");
    }

    boolean doubles(String kind) {
        return hits(weather.doubles, kind + " doubled");
    }

    Duration delay(String kind) {
        if (hits(weather.delays, kind + " delayed")) {
            return dice.between(Duration.ofSeconds(1), Duration.ofSeconds(45));
        }
        return dice.between(Duration.ofMillis(1), weather.usual);
    }

    private boolean hits(int percent, String what) {
        boolean hit = dice.percent(percent);
        if (hit) {
            chronicle.happened(what);
        }
        return hit;
    }
}
