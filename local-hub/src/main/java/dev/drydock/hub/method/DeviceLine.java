package dev.drydock.hub.method;

/** The way to devices that are connected. */
public interface DeviceLine {
    /**
     * Sends a call to a device.
     *
     * @param requestId what its answer will name
     * @return whether it was sent; false for a device that is not connected, or did not subscribe to methods
     */
    boolean send(String device, String method, String requestId, String payload);
}
