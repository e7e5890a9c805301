package dev.drydock.offenders.bootstrap.service;

import dev.drydock.offenders.bootstrap.device.AsksTheProcess;

/** Relies on the other app. */
public record KnowsTheDevice(AsksTheProcess process) {}
