package dev.drydock.offenders.application;

import java.net.http.HttpClient;

/** Fetches for itself. */
public record OpensSockets(HttpClient client) {}
