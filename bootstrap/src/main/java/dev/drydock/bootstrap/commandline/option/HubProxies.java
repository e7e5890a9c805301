package dev.drydock.bootstrap.commandline.option;

import dev.drydock.azure.connection.HubAddress;
import dev.drydock.azure.connection.HubProxy;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.http.proxy.Proxies;
import dev.drydock.http.proxy.UnusableProxy;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The proxies to hubs that the environment names. */
final class HubProxies {
    private HubProxies() {}

    /** @throws CommandFailure for wrong use when the variable that decides names none that can be used */
    static Optional<HubProxy> to(HubAddress hub, Map<String, String> environment) {
        try {
            return Proxies.of(environment)
                    .between(URI.create("https://" + hub))
                    .map(proxy -> new HubProxy(
                            proxy.host(),
                            proxy.port(),
                            proxy.login().map(login -> new HubProxy.Login(login.user(), login.password()))));
        } catch (UnusableProxy e) {
            throw CommandFailure.wrongUse(String.valueOf(e.getMessage()));
        }
    }
}
