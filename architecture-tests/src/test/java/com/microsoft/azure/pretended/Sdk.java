package com.microsoft.azure.pretended;

/** Stands for the Azure SDK, which is not on this class path. */
public final class Sdk {
    private Sdk() {}
}
