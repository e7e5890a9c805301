package dev.drydock.offenders.files;

/** Lives in a package that does not say what it is. */
public final class ToldNothing {}
