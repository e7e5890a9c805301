package dev.drydock.bench.mqtt;

/**
 * A message that a watcher received.
 *
 * @param nanos when, on the clock of {@link System#nanoTime}
 */
public record Sighting(String topic, String text, long nanos) {}
