package dev.drydock.mqtt;

import java.util.function.Supplier;

/**
 * A user and a password.
 *
 * @param password asked for at every connect, so that a file that is replaced is read again
 */
public record Credentials(String user, Supplier<byte[]> password) {
    @Override
    public String toString() {
        return "Credentials[user=" + user + "]";
    }
}
