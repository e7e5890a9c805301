package dev.drydock.offenders.bootstrap.commandline;

import com.google.inject.Injector;

/** Wires for itself. */
public record KnowsInjectors(Injector injector) {}
