package dev.drydock.offenders.rest;

import org.jdbi.v3.core.Jdbi;

/** Answers requests past the use cases. */
public record AsksTheDatabase(Jdbi jdbi) {}
