package dev.drydock.offenders.application;

import com.fasterxml.jackson.databind.JsonNode;

/** Speaks JSON. */
public record WritesJson(JsonNode json) {}
