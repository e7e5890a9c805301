package dev.drydock.bootstrap.options;

import dev.drydock.bootstrap.CommandFailure;

/** Where to listen: {@code HOST:PORT}, a port of 0 being any that is free. */
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
}
