package dev.drydock.bootstrap.process;

import dev.drydock.bootstrap.peer.BareService;
import dev.drydock.bootstrap.peer.Broker;
import java.io.IOException;
import org.junit.jupiter.api.extension.Extension;

/** The embedded broker of the tests' process, one for all of them: each test has devices of its own. */
public final class SharedBroker implements Extension {
    public SharedBroker() {
        TestLog.setUp();
    }

    /** Its address in the form of {@code --broker}. */
    public String uri() {
        return Broker.EMBEDDED.uri();
    }

    /** A bare client of it. */
    public BareService client() throws IOException {
        return BareService.connect(uri());
    }
}
