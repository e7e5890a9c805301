package dev.drydock.offenders.application;

/** Knows a process. */
public record RunsCommands(ProcessBuilder builder) {}
