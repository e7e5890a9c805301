package dev.drydock.offenders.bootstrap;

/** Needs a broker, by a way round. */
public record DeviceMain(Roundabout way) {}
