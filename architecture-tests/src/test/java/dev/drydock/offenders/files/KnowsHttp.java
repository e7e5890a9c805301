package dev.drydock.offenders.files;

import dev.drydock.offenders.http.KnowsFiles;

/** Knows another adapter, which knows it too. */
public record KnowsHttp(KnowsFiles other) {}
