package dev.drydock.application.simulation.world;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** All the chance that there is: the same seed gives the same throws. */
public final class Dice {
    private final Random random;

    public Dice(long seed) {
        random = new Random(seed);
    }

    public boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    /** From the first to the last, both included. */
    public int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    public Duration between(Duration shortest, Duration longest) {
        return shortest.plusMillis(random.nextLong(longest.minus(shortest).toMillis() + 1));
    }

    public Duration seconds(int fewest, int most) {
        return between(Duration.ofSeconds(fewest), Duration.ofSeconds(most));
    }

    public Duration minutes(int fewest, int most) {
        return between(Duration.ofMinutes(fewest), Duration.ofMinutes(most));
    }

    public <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
