package dev.drydock.testkit.machine;

/**
 * A way from one state to another, or back into the same.
 *
 * @param label the event
 */
public record Edge(String from, String to, String label) {
    public boolean isLoop() {
        return from.equals(to);
    }
}
