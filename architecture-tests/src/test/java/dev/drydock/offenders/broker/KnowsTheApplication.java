package dev.drydock.offenders.broker;

import dev.drydock.offenders.application.UseCase;

/** Is more than a broker. */
public record KnowsTheApplication(UseCase useCase) {}
