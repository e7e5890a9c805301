package dev.drydock.http.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;

/**
 * The hosts that are this machine or sit on its link: loopback, link-local and unspecified addresses, be they given by number
 * or found behind a name, as they are or wrapped in an IPv6 address. What listens there often trusts whoever asks.
 */
public final class NearHosts {
    private static final byte[] COMPATIBLE = new byte[12];
    /** RFC 6052, 2.1: 64:ff9b::/96, behind which a translator reaches IPv4 addresses. */
    private static final byte[] TRANSLATED = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private final Lookup lookup;

    /** How the addresses of a host are found; may block. */
    public interface Lookup {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    /**
     * Looks up names as the JDK does, which keeps for 30 s what it found ({@code networkaddress.cache.ttl}): a client that
     * connects right afterwards finds the same.
     */
    public NearHosts() {
        this(InetAddress::getAllByName);
    }

    public NearHosts(Lookup lookup) {
        this.lookup = lookup;
    }

    /** Whether any address of the host is near; blocks while a name is looked up. A name that is not found is not near. */
    public boolean hold(String host) {
        String plain = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (plain.equals("localhost") || plain.endsWith(".localhost")) {
            return true;
        }
        try {
            return Arrays.stream(lookup.addressesOf(plain)).anyMatch(NearHosts::isNear);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isNear(InetAddress address) {
        if (address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isAnyLocalAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address
                && (begins(bytes, COMPATIBLE) || begins(bytes, TRANSLATED))
                && isNear(ofFour(Arrays.copyOfRange(bytes, 12, 16)));
    }

    private static boolean begins(byte[] bytes, byte[] prefix) {
        return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static InetAddress ofFour(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
