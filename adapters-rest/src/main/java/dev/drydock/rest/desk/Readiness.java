package dev.drydock.rest.desk;

/**
 * Whether a server can do its work.
 *
 * @param why it can or cannot, in a sentence
 */
public record Readiness(boolean isReady, String why) {}
