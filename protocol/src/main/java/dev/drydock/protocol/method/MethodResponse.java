package dev.drydock.protocol.method;

/** The answer to a direct method: a status as in HTTP, and a JSON document. */
public record MethodResponse(int status, String body) {}
