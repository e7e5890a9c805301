package dev.drydock.offenders.attic;

/** Is in no room. */
public final class LivesNowhere {}
