package dev.drydock.azure.service;

import dev.drydock.azure.connection.HubProxy;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import org.jspecify.annotations.Nullable;

/** The password for a proxy, shown to that proxy alone. */
final class ProxyLogin extends Authenticator {
    private final HubProxy proxy;

    ProxyLogin(HubProxy proxy) {
        this.proxy = proxy;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        boolean asks = getRequestorType() == RequestorType.PROXY
                && proxy.host().equalsIgnoreCase(getRequestingHost())
                && proxy.port() == getRequestingPort();
        return asks
                ? proxy.login()
                        .map(login -> new PasswordAuthentication(
                                login.user(), login.password().toCharArray()))
                        .orElse(null)
                : null;
    }
}
