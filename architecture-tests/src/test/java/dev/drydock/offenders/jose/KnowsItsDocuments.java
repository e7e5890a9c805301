package dev.drydock.offenders.jose;

import dev.drydock.offenders.protocol.KnowsPaho;

/** Knows the form of what it signs. */
public record KnowsItsDocuments(KnowsPaho form) {}
