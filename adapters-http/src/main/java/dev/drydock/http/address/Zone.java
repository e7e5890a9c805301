package dev.drydock.http.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The distance of a host from this machine. Services on near hosts often trust every client. An IPv4 address inside an IPv6 address
 * counts like itself.
 */
public enum Zone {
    /** Link-local addresses (RFC 3927, RFC 4291), among them the metadata services of clouds. */
    LINK,
    /** This machine: loopback and unspecified addresses. */
    MACHINE,
    /** Private networks: RFC 1918, shared addresses (RFC 6598), unique and site-local IPv6 addresses. */
    PRIVATE,
    /** Every other host. */
    AFAR;

    private static final byte[] COMPATIBLE = new byte[12];
    /** RFC 6052, 2.1: 64:ff9b::/96, behind which a translator reaches IPv4 addresses. */
    private static final byte[] TRANSLATED = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    /** RFC 3056, 2: 2002::/16, followed by an IPv4 address. */
    private static final byte[] SIX_TO_FOUR = {0x20, 0x02};

    /**
     * The nearest zone of all addresses of a host, {@link #AFAR} when it has none. The names of this machine (RFC 6761, 6.3) are
     * near whatever their addresses.
     */
    public static Zone of(String host, List<InetAddress> addresses) {
        Zone nearest = isLocalName(host) ? MACHINE : AFAR;
        for (InetAddress address : addresses) {
            Zone zone = of(address);
            nearest = zone.compareTo(nearest) < 0 ? zone : nearest;
        }
        return nearest;
    }

    private static boolean isLocalName(String host) {
        String plain = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        return plain.equals("localhost") || plain.endsWith(".localhost");
    }

    private static Zone of(InetAddress address) {
        if (address.isLinkLocalAddress()) {
            return LINK;
        }
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return MACHINE;
        }
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            return ofSix(address, bytes);
        }
        boolean shared = (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        return address.isSiteLocalAddress() || shared ? PRIVATE : AFAR;
    }

    private static Zone ofSix(InetAddress address, byte[] bytes) {
        if (begins(bytes, COMPATIBLE) || begins(bytes, TRANSLATED)) {
            return ofFour(bytes, 12);
        }
        if (begins(bytes, SIX_TO_FOUR)) {
            return ofFour(bytes, 2);
        }
        boolean unique = (bytes[0] & 0xfe) == 0xfc;
        return address.isSiteLocalAddress() || unique ? PRIVATE : AFAR;
    }

    private static boolean begins(byte[] bytes, byte[] prefix) {
        return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static Zone ofFour(byte[] bytes, int from) {
        return of(NumericHost.ofFour(Arrays.copyOfRange(bytes, from, from + 4)));
    }
}
