package dev.drydock.http.proxy;

import dev.drydock.http.address.Endpoint;
import dev.drydock.http.address.NumericHost;
import dev.drydock.http.address.Zone;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The hosts that are reached without a proxy: this machine and its link, and those that {@code NO_PROXY} lists, apart by commas. An
 * entry is a name, which stands for all names below it, too; an address; a network such as {@code 10.0.0.0/8}; each with {@code :PORT}
 * when only that port is meant; or {@code *} for every host.
 */
final class DirectHosts {
    private final List<String> entries;

    DirectHosts(String list) {
        this.entries = Arrays.stream(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    boolean hold(Endpoint place) {
        String host = place.bareHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        Optional<InetAddress> address = NumericHost.address(place.host());
        Zone zone = Zone.of(host, address.stream().toList());
        return zone == Zone.LINK
                || zone == Zone.MACHINE
                || entries.stream().anyMatch(entry -> matches(entry, host, place.port(), address));
    }

    private static boolean matches(String entry, String host, int port, Optional<InetAddress> address) {
        if (entry.equals("*")) {
            return true;
        }
        if (entry.contains("/")) {
            return address.isPresent() && isWithin(entry, address.get());
        }
        boolean six = entry.indexOf(':') != entry.lastIndexOf(':') && !entry.contains("]:");
        int colon = six ? -1 : entry.lastIndexOf(':');
        if (colon >= 0 && !entry.substring(colon + 1).equals(String.valueOf(port))) {
            return false;
        }
        String named = (colon < 0 ? entry : entry.substring(0, colon)).replaceAll("^\\[|]$", "");
        if (address.isPresent()) {
            return NumericHost.address(named.contains(":") ? "[" + named + "]" : named)
                    .equals(address);
        }
        String name = named.replaceFirst("^\\*?\\.", "").replaceFirst("\\.$", "");
        return host.equals(name) || host.endsWith("." + name);
    }

    private static boolean isWithin(String network, InetAddress address) {
        String[] parts = network.split("/", 2);
        Optional<InetAddress> first = NumericHost.address(parts[0].contains(":") ? "[" + parts[0] + "]" : parts[0]);
        if (first.isEmpty() || !parts[1].matches("\\d{1,3}")) {
            return false;
        }
        byte[] wanted = first.get().getAddress();
        byte[] found = address.getAddress();
        int bits = Integer.parseInt(parts[1]);
        boolean same = wanted.length == found.length && bits <= 8 * found.length;
        for (int bit = 0; same && bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            same = (wanted[bit / 8] & mask) == (found[bit / 8] & mask);
        }
        return same;
    }
}
