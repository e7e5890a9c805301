package dev.drydock.hub.method;

import com.fasterxml.jackson.databind.JsonNode;

/** What a device answered to a call of its method. */
public record MethodReply(int status, JsonNode payload) {}
