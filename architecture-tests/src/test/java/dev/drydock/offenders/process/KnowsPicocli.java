package dev.drydock.offenders.process;

import picocli.CommandLine;

/** Reads the command line. */
public record KnowsPicocli(CommandLine line) {}
