package dev.drydock.mqtt;

import java.util.function.Supplier;

/**
 * A user name and a password.
 *
 * @param password supplied anew for every connection, so that a replaced file is read again
 */
public record Credentials(String user, Supplier<byte[]> password) {
    @Override
    public String toString() {
        return "Credentials[user=" + user + "]";
    }
}
