package dev.drydock.hub.method;

import com.fasterxml.jackson.databind.JsonNode;

/** The answer of a device to a call of its method. */
public record MethodReply(int status, JsonNode payload) {}
