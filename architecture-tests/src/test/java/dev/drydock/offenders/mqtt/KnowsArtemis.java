package dev.drydock.offenders.mqtt;

import org.apache.activemq.artemis.core.server.ActiveMQServer;

/** Knows the broker it speaks to. */
public record KnowsArtemis(ActiveMQServer server) {}
