package dev.drydock.application.simulation.world;

import java.util.ArrayList;
import java.util.List;

/** The promises that a conversation broke, each with all that is needed to see it break again. */
public final class Breaches {
    private static final int MOST_TOLD = 60;

    private final long seed;
    private final Chronicle chronicle;
    private final List<String> found = new ArrayList<>();

    public Breaches(long seed, Chronicle chronicle) {
        this.seed = seed;
        this.chronicle = chronicle;
    }

    /** Notes a breach, unless the promise was kept. */
    public void unless(boolean kept, String breach) {
        if (kept) {
            return;
        }
        chronicle.happened("BREACH");
        found.add("seed " + seed + ": " + breach + " (again with -Dconversation.seed=" + seed + "); at last\n  "
                + chronicle.end(MOST_TOLD));
    }

    public List<String> found() {
        return List.copyOf(found);
    }
}
