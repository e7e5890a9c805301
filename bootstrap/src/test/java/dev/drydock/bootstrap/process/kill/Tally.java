package dev.drydock.bootstrap.process.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** The number of kills by state, and the violations found. */
final class Tally {
    private final long begin = System.nanoTime();
    private final Map<String, Integer> states = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private int devices;
    private int brokers;
    private int updates;

    /** Something that may be found wrong. */
    interface Inspection {
        void run() throws Exception;
    }

    synchronized void deviceKilled(String state) {
        devices++;
        states.merge(state, 1, Integer::sum);
    }

    synchronized void brokerKilled() {
        brokers++;
    }

    synchronized void updated() {
        updates++;
    }

    void check(String what, Callable<Boolean> condition) {
        inspect(what, () -> {
            if (!condition.call()) {
                throw new AssertionError("it is not so");
            }
        });
    }

    void inspect(String where, Inspection inspection) {
        try {
            inspection.run();
        } catch (AssertionError | Exception e) {
            synchronized (this) {
                violations.add(where + ": " + e.getMessage());
            }
        }
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public synchronized String toString() {
        return "Kills survived: " + devices + " device, " + brokers + " broker, " + updates + " updates, "
                + violations.size() + " violations, "
                + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s; the journal said " + states;
    }
}
