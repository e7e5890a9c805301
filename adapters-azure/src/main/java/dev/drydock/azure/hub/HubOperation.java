package dev.drydock.azure.hub;

/** A kind of call that IoT Hub throttles apart from the others. */
public enum HubOperation {
    REGISTRY,
    TWIN_READ,
    TWIN_UPDATE,
    METHOD,
    QUERY
}
