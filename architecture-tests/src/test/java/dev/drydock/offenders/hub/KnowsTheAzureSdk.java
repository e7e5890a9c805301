package dev.drydock.offenders.hub;

import com.microsoft.azure.pretended.Sdk;

/** Plays the hub with its clients' library. */
public record KnowsTheAzureSdk(Sdk sdk) {}
