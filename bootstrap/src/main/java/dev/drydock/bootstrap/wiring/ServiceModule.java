package dev.drydock.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.drydock.application.service.FollowUpdate;
import dev.drydock.application.service.RunUpdate;
import dev.drydock.application.service.StartUpdate;
import dev.drydock.application.service.StopUpdate;
import dev.drydock.application.time.Deadlines;
import dev.drydock.protocol.transport.ServiceTransport;
import dev.drydock.protocol.transport.TransportObserver;

/** The service app, whatever carries it. */
public final class ServiceModule extends AbstractModule {
    private final TransportObserver observer;

    public ServiceModule(TransportObserver observer) {
        this.observer = observer;
    }

    @Override
    protected void configure() {
        bind(TransportObserver.class).toInstance(observer);
    }

    @Provides
    @Singleton
    RunUpdate runUpdate(ServiceTransport transport, Deadlines deadlines) {
        return new RunUpdate(
                new StartUpdate(transport.methods(), transport.twins(), deadlines),
                new FollowUpdate(transport.twins(), deadlines));
    }

    @Provides
    @Singleton
    StopUpdate stopUpdate(ServiceTransport transport) {
        return new StopUpdate(transport.methods(), transport.twins());
    }
}
