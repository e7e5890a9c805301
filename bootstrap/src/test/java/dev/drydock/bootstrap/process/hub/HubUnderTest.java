package dev.drydock.bootstrap.process.hub;

import java.nio.file.Path;

/**
 * A local hub, as clients see it.
 *
 * @param service the connection string of a service
 */
record HubUnderTest(String host, int mqttPort, String service, Path authority) {}
