package dev.drydock.offenders.files.ring.first;

import dev.drydock.offenders.files.ring.second.IsChased;

/** Knows a package that knows it. */
public record Chases(IsChased other) {}
