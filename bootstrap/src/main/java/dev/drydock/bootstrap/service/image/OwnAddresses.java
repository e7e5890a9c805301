package dev.drydock.bootstrap.service.image;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.List;

/** The addresses of this machine that other machines may reach. */
final class OwnAddresses {
    private static final int MOST = 4;

    private OwnAddresses() {}

    /** Those of interfaces that are up, without loopback and link-local ones; IPv4 before IPv6, four at most. */
    static List<InetAddress> ofThisMachine() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(OwnAddresses::isUp)
                    .flatMap(each -> Collections.list(each.getInetAddresses()).stream())
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .sorted((one, other) -> Integer.compare(one.getAddress().length, other.getAddress().length))
                    .limit(MOST)
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    private static boolean isUp(NetworkInterface each) {
        try {
            return each.isUp();
        } catch (SocketException e) {
            return false;
        }
    }
}
