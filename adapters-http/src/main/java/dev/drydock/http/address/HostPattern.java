package dev.drydock.http.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of hosts.
 *
 * @param host in lower case, without a dot at its end; an address as {@link #plain} writes it
 * @param below whether it matches the names under the host, at any depth, and not the host itself
 * @param port the only matching port; empty when every port matches
 */
record HostPattern(String host, boolean below, OptionalInt port) {
    private static final Pattern FORM =
            Pattern.compile("(?<below>\\*\\.)?(?<host>\\[[0-9a-f:.]+]|[a-z0-9._-]+?)\\.?(:(?<port>\\d{1,5}))?");
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\\.)*[a-z_]([a-z0-9_-]*[a-z0-9_])?");
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern FOUR = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final int LONGEST_NAME = 253;

    /** @throws IllegalArgumentException when it is no pattern, with a message that says what is */
    static HostPattern parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw wrong(text);
        }
        boolean below = form.group("below") != null;
        String host = form.group("host");
        boolean name = NAME.matcher(host).matches() && host.length() <= LONGEST_NAME;
        if (!name && (below || !isAddress(host))) {
            throw wrong(text);
        }
        return new HostPattern(plain(host), below, port(text, form.group("port")));
    }

    boolean matches(String plainHost, int usedPort) {
        boolean named = below ? plainHost.endsWith("." + host) : plainHost.equals(host);
        return named && (port.isEmpty() || port.getAsInt() == usedPort);
    }

    /** The form of a host for comparison: in lower case, without a dot at its end, an IPv6 address in its long form. */
    static String plain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (lower.startsWith("[")) {
            try {
                return InetAddress.getByName(lower).getHostAddress();
            } catch (UnknownHostException e) {
                return lower;
            }
        }
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static boolean isAddress(String host) {
        return host.startsWith("[")
                ? !plain(host).startsWith("[")
                : FOUR.matcher(host).matches();
    }

    private static OptionalInt port(String text, @Nullable String digits) {
        if (digits == null) {
            return OptionalInt.empty();
        }
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("the port of '" + text + "' is not between 1 and 65535");
        }
        return OptionalInt.of(port);
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("'" + text + "' names no hosts: expected a host such as images.example.com,"
                + " 192.0.2.7 or [2001:db8::7], or *.example.com for all names below one, followed by :port if only that"
                + " port is meant; no scheme, no path");
    }

    @Override
    public String toString() {
        return (below ? "*." : "")
                + (host.indexOf(':') < 0 ? host : "[" + host + "]")
                + (port.isPresent() ? ":" + port.getAsInt() : "");
    }
}
