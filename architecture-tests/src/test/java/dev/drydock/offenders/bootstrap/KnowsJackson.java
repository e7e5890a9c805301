package dev.drydock.offenders.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads a document for itself. */
public record KnowsJackson(JsonNode json) {}
