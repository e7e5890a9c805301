package dev.drydock.offenders.jdbc;

import io.vertx.core.net.NetSocket;

/** Talks to a database by itself. */
public record KnowsSockets(NetSocket socket) {}
