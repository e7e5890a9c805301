package dev.drydock.http.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A host that is written as an address and needs no name server. IPv4 addresses are read in all forms of WHATWG URL, 3.5, such as {@code 127.1}, {@code 2130706433}, {@code 0x7f000001} and {@code 0177.0.0.1}: a proxy may take them.
 */
public final class NumericHost {
    private static final Pattern NUMBER = Pattern.compile("0x[0-9a-f]{0,8}|[0-9]{1,11}");
    private static final int MOST_PARTS = 4;

    private NumericHost() {}

    /**
     * The address; empty when the host is a name.
     *
     * @param host as a URI has it: an IPv6 address stands in brackets
     */
    public static Optional<InetAddress> address(String host) {
        return host.startsWith("[") ? six(host) : four(host.toLowerCase(Locale.ROOT));
    }

    private static Optional<InetAddress> six(String host) {
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Reads an IPv4 address: all parts but the last are bytes, the last has the remaining ones. */
    private static Optional<InetAddress> four(String host) {
        String plain = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String[] parts = plain.split("\\.", MOST_PARTS + 1);
        if (parts.length > MOST_PARTS) {
            return Optional.empty();
        }
        long whole = 0;
        for (int i = 0; i < parts.length; i++) {
            int bits = i == parts.length - 1 ? 8 * (MOST_PARTS - i) : 8;
            OptionalLong part = number(parts[i]);
            if (part.isEmpty() || part.getAsLong() >= 1L << bits) {
                return Optional.empty();
            }
            whole = (whole << bits) | part.getAsLong();
        }
        return Optional.of(ofFour((byte) (whole >> 24), (byte) (whole >> 16), (byte) (whole >> 8), (byte) whole));
    }

    private static OptionalLong number(String part) {
        if (!NUMBER.matcher(part).matches()) {
            return OptionalLong.empty();
        }
        try {
            if (part.startsWith("0x")) {
                return OptionalLong.of(part.length() == 2 ? 0 : Long.parseLong(part.substring(2), 16));
            }
            return OptionalLong.of(Long.parseLong(part, part.startsWith("0") && part.length() > 1 ? 8 : 10));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** The IPv4 address of four bytes. */
    static InetAddress ofFour(byte... four) {
        try {
            return InetAddress.getByAddress(four);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
