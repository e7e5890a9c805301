package dev.drydock.offenders.domain;

import dev.drydock.offenders.application.UseCase;

/** Knows a use case. */
public record AsksUpwards(UseCase useCase) {}
