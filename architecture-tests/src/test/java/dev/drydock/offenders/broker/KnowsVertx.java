package dev.drydock.offenders.broker;

import io.vertx.core.Vertx;

/** Is a web server too. */
public record KnowsVertx(Vertx vertx) {}
