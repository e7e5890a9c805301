package dev.drydock.bootstrap.process.life;

import com.fasterxml.jackson.databind.JsonNode;

/** A service that orders one device's updates and hears its reports. */
interface Service {
    /** Orders an update, which the device has to take. */
    void order(String order) throws Exception;

    /** The next report of the device, each given once and none kept. */
    JsonNode awaitReport() throws Exception;
}
