package dev.drydock.bootstrap.service.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.drydock.application.mailbox.Mailbox;
import dev.drydock.application.service.RunUpdate;
import dev.drydock.application.service.ServicePorts;
import dev.drydock.application.service.forget.ForgetDevice;
import dev.drydock.application.service.stop.StopUpdate;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.transport.ServiceTransport;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.bootstrap.wiring.Threads;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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

    /** Runs the mailbox. */
    @Provides
    @Singleton
    ExecutorService executor() {
        return Executors.newSingleThreadExecutor(task -> Threads.daemon("service", task));
    }

    /** Nothing is offered to it from outside: all that comes follows from a use case's own questions. */
    @Provides
    @Singleton
    Mailbox mailbox(ExecutorService executor) {
        return new Mailbox(executor, 0);
    }

    @Provides
    @Singleton
    ServicePorts ports(ServiceTransport transport, Deadlines deadlines, Mailbox mailbox) {
        return new ServicePorts(transport.methods(), transport.twins(), deadlines, mailbox);
    }

    @Provides
    @Singleton
    RunUpdate runUpdate(ServicePorts ports) {
        return new RunUpdate(ports);
    }

    @Provides
    @Singleton
    StopUpdate stopUpdate(ServicePorts ports) {
        return new StopUpdate(ports);
    }

    @Provides
    @Singleton
    ForgetDevice forgetDevice(ServicePorts ports) {
        return new ForgetDevice(ports);
    }
}
