package dev.drydock.application.service.identity;

/**
 * The text with which a device app connects, such as a connection string.
 *
 * @param text a secret, which no log or message may hold
 */
public record DeviceCredentials(String text) {
    @Override
    public String toString() {
        return "credentials of a device";
    }
}
