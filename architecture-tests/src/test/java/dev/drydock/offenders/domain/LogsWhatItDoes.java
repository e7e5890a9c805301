package dev.drydock.offenders.domain;

import java.util.logging.Logger;

/** Knows java.util.logging. */
public record LogsWhatItDoes(Logger logger) {}
