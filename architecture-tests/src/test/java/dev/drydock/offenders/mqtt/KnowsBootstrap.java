package dev.drydock.offenders.mqtt;

import dev.drydock.offenders.bootstrap.Roundabout;

/** Knows what wires it. */
public record KnowsBootstrap(Roundabout wiring) {}
