package dev.drydock.bootstrap.server;

import com.google.inject.AbstractModule;
import dev.drydock.application.transport.TransportObserver;
import java.time.Clock;

/** The surroundings of a server: the observer of its connections, and the clock on the wall. */
final class SurroundingsModule extends AbstractModule {
    private final ServerLog log;
    private final Clock clock;

    SurroundingsModule(ServerLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    protected void configure() {
        bind(TransportObserver.class).toInstance(log);
        bind(Clock.class).toInstance(clock);
    }
}
