package dev.drydock.azure.connection;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a hub: a host name such as {@code my-hub.azure-devices.net}, or the address of a local one.
 *
 * @param port of a local hub whose REST side is not at 443
 */
public record HubAddress(String host, Optional<Integer> port) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)(?::([0-9]{1,5}))?");
    private static final int HIGHEST_PORT = 65535;

    /** @throws IllegalArgumentException if it is none */
    static HubAddress parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "HostName in the connection string is not a name such as my-hub.azure-devices.net");
        }
        Optional<Integer> port = Optional.ofNullable(matcher.group(2)).map(Integer::parseInt);
        if (port.filter(number -> number < 1 || number > HIGHEST_PORT).isPresent()) {
            throw new IllegalArgumentException("the port in HostName is from 1 to " + HIGHEST_PORT);
        }
        return new HubAddress(matcher.group(1), port);
    }

    /** The address for devices, without the port of the REST side, as theirs is always 8883. */
    public HubAddress forDevices() {
        return new HubAddress(host, Optional.empty());
    }

    /** The host, and the port if it is not the usual one. */
    @Override
    public String toString() {
        return host + port.map(number -> ":" + number).orElse("");
    }
}
