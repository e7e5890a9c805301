package dev.drydock.offenders.http;

import dev.drydock.offenders.files.KnowsHttp;
import org.jspecify.annotations.Nullable;

/** Knows another adapter, which knows it too. */
public record KnowsFiles(@Nullable KnowsHttp other) {}
