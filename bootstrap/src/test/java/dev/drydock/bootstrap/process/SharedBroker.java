package dev.drydock.bootstrap.process;

import dev.drydock.bootstrap.console.Logs;
import dev.drydock.broker.BrokerSettings;
import dev.drydock.broker.LocalBroker;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The embedded broker within the tests' own process, one for all of them: each test has devices of its own. */
public final class SharedBroker implements BeforeAllCallback {
    private LocalBroker broker;

    @Override
    public void beforeAll(ExtensionContext context) {
        Logs.setUp();
        broker = context.getRoot()
                .getStore(Namespace.create(SharedBroker.class))
                .computeIfAbsent(
                        LocalBroker.class, key -> LocalBroker.start(BrokerSettings.inMemory()), LocalBroker.class);
    }

    /** Its address in the form of {@code --broker}. */
    public String uri() {
        return broker.uri().replaceFirst("^tcp:", "mqtt:");
    }

    /** A bare client of it. */
    public BareService client() throws Exception {
        return BareService.connect(uri());
    }
}
