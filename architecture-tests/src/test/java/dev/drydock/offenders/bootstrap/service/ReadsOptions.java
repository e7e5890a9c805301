package dev.drydock.offenders.bootstrap.service;

import picocli.CommandLine;

/** Reads a command line for itself. */
public record ReadsOptions(CommandLine line) {}
