package dev.drydock.offenders.domain;

import java.util.concurrent.Executor;

/** Knows java.util.concurrent. */
public record RunsOnAPool(Executor executor) {}
