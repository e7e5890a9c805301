package dev.drydock.offenders.files.ring.second;

import dev.drydock.offenders.files.ring.first.Chases;

/** Knows a package that knows it. */
public record IsChased(Chases other) {}
