package dev.drydock.domain.firmware;

/** What was counted and hashed of an image's bytes. */
public record ImageMeasure(long size, Digest digest) {}
