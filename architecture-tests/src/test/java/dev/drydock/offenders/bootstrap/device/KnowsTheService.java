package dev.drydock.offenders.bootstrap.device;

import dev.drydock.offenders.bootstrap.service.ReadsOptions;

/** Relies on the other app. */
public record KnowsTheService(ReadsOptions options) {}
