package dev.drydock.offenders.bootstrap;

import dev.drydock.offenders.Bystander;
import dev.drydock.offenders.broker.KnowsVertx;

/** Leads to a broker. */
@Bystander
public record Roundabout(KnowsVertx broker) {}
