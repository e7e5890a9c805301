package dev.drydock.domain.firmware;

/** The size and digest of an image's bytes, as they were counted and hashed. */
public record ImageMeasure(long size, Digest digest) {}
