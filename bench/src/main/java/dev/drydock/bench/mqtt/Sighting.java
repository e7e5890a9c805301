package dev.drydock.bench.mqtt;

/**
 * A message that was seen.
 *
 * @param nanos when, on the clock of {@link System#nanoTime}
 */
public record Sighting(String topic, String text, long nanos) {}
