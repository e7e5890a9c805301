package dev.drydock.bootstrap.service;

import com.google.inject.Injector;
import com.google.inject.Module;
import dev.drydock.application.service.RunUpdate;
import dev.drydock.application.service.StopUpdate;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.azure.service.AzureDeviceIdentities;
import dev.drydock.azure.service.AzureServiceTransport;
import dev.drydock.bootstrap.CommandFailure;
import dev.drydock.bootstrap.ExitCode;
import dev.drydock.bootstrap.console.Plain;
import dev.drydock.bootstrap.wiring.ServiceModule;
import dev.drydock.bootstrap.wiring.TimeModule;
import dev.drydock.bootstrap.wiring.Wiring;
import dev.drydock.protocol.transport.ServiceTransport;
import dev.drydock.protocol.transport.TransportObserver;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/** The service app for the length of one command: connected when it opens, gone when it closes. */
public final class ServiceSession implements AutoCloseable {
    private final Injector injector;
    private final ServiceTransport transport;

    private ServiceSession(Injector injector) {
        this.injector = injector;
        this.transport = injector.getInstance(ServiceTransport.class);
    }

    /**
     * Connects, or says why not.
     *
     * @param patience how long a transport that does not answer is tried
     * @throws CommandFailure with status 3 when there is no connection
     */
    public static ServiceSession open(Module transport, Duration patience) {
        ServiceSession session = new ServiceSession(
                Wiring.of(new TimeModule(), transport, new ServiceModule(new Interruptions(System.err))));
        Optional<String> fault = await(session.transport.open(patience));
        if (fault.isPresent()) {
            session.close();
            throw new CommandFailure(ExitCode.UNREACHABLE, fault.get());
        }
        return session;
    }

    /** Waits for a result, which is what a command does. */
    public static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    public RunUpdate runUpdate() {
        return injector.getInstance(RunUpdate.class);
    }

    public StopUpdate stopUpdate() {
        return injector.getInstance(StopUpdate.class);
    }

    public DeviceTwins twins() {
        return transport.twins();
    }

    /** The identities of devices, on a transport that has them. */
    public Optional<AzureDeviceIdentities> identities() {
        return transport instanceof AzureServiceTransport hub ? Optional.of(hub.identities()) : Optional.empty();
    }

    @Override
    public void close() {
        transport.close();
        injector.getInstance(ScheduledExecutorService.class).shutdownNow();
    }

    /** Says when a connection that stood is lost and made again; the first one is nobody's news. */
    private static final class Interruptions implements TransportObserver {
        private final PrintStream log;
        private final AtomicBoolean lost = new AtomicBoolean();
        private volatile boolean stood;

        Interruptions(PrintStream log) {
            this.log = log;
        }

        @Override
        public void connected(String to) {
            stood = true;
            if (lost.getAndSet(false)) {
                log.println("Connected to " + to + " again.");
            }
        }

        @Override
        public void disconnected(String why, Duration pause) {
            if (stood && !lost.getAndSet(true)) {
                log.println("The connection is lost (" + Plain.text(why) + "); trying again.");
            }
        }

        @Override
        public void alarmed(String what) {
            log.println("ATTENTION: " + Plain.text(what));
        }
    }
}
