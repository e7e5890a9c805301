package dev.drydock.offenders.domain;

import java.io.InputStream;

/** Knows java.io. */
public record ReadsTheDisk(InputStream in) {}
