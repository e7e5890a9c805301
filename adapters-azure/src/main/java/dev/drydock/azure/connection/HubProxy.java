package dev.drydock.azure.connection;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Optional;

/**
 * An HTTP proxy through which a hub is reached, by CONNECT.
 *
 * @param host a name or an address, an IPv6 address without brackets
 * @param login empty when the proxy wants no password
 */
public record HubProxy(String host, int port, Optional<Login> login) {
    /** A user at a proxy. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    /** The proxy for a connection that is made now; its name is looked up each time. */
    public Proxy resolved() {
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port));
    }

    /** The proxy as messages name it, without its password. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
