package dev.drydock.bootstrap.commandline.option;

import dev.drydock.bootstrap.console.CommandFailure;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** An address to listen at: {@code HOST:PORT}. Port 0 takes any that is free. */
public record ListenAddress(String host, int port) {
    public static ListenAddress parse(String option, String text) {
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (colon > 0 && port >= 0 && port <= 65_535) {
                return new ListenAddress(text.substring(0, colon).replaceAll("^\\[|]$", ""), port);
            }
        } catch (NumberFormatException e) {
            throw notOne(option, text);
        }
        throw notOne(option, text);
    }

    private static CommandFailure notOne(String option, String text) {
        return CommandFailure.wrongUse(option + " wants HOST:PORT, such as 127.0.0.1:8090, and got '" + text + "'");
    }

    /** Whether this machine alone can reach the address. */
    public boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
