package dev.drydock.offenders.application;

import dev.drydock.offenders.Bystander;

/** A use case like any other. */
@Bystander
public final class UseCase {}
