package dev.drydock.bootstrap.service;

import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import dev.drydock.application.mailbox.Mailbox;
import dev.drydock.application.service.RunUpdate;
import dev.drydock.application.service.forget.ForgetDevice;
import dev.drydock.application.service.identity.DeviceIdentities;
import dev.drydock.application.service.stop.StopUpdate;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.transport.ServiceTransport;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.service.wiring.ServiceModule;
import dev.drydock.bootstrap.service.wiring.ServiceTransportModules;
import dev.drydock.bootstrap.service.wiring.ServiceTransportSettings;
import dev.drydock.bootstrap.wiring.TimeModule;
import dev.drydock.bootstrap.wiring.Wiring;
import dev.drydock.protocol.text.Plain;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
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
    public static ServiceSession open(Console console, ServiceTransportSettings transport, Duration patience) {
        ServiceSession session = new ServiceSession(Wiring.of(
                new TimeModule(),
                transport.match(new ServiceTransportModules()),
                new ServiceModule(new Interruptions(console.err()))));
        Optional<String> fault = await(session.transport.open(patience));
        if (fault.isPresent()) {
            session.close();
            throw new CommandFailure(ExitCode.UNREACHABLE, withOption(fault.get()));
        }
        return session;
    }

    /** Adapters speak of settings; which option sets one is known here. */
    public static String withOption(String fault) {
        return fault.replace("name its CA file", "name its CA file (--ca-file)");
    }

    /**
     * Waits for a result.
     *
     * @throws CancellationException when the thread is interrupted, or the result is no longer wanted
     */
    public static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    public RunUpdate runUpdate() {
        return injector.getInstance(RunUpdate.class);
    }

    public StopUpdate stopUpdate() {
        return injector.getInstance(StopUpdate.class);
    }

    public ForgetDevice forgetDevice() {
        return injector.getInstance(ForgetDevice.class);
    }

    public DeviceTwins twins() {
        return transport.twins();
    }

    /** The identities of devices, on a transport that has them. */
    public Optional<DeviceIdentities> identities() {
        return injector.getInstance(Key.get(new TypeLiteral<Optional<DeviceIdentities>>() {}));
    }

    @Override
    public void close() {
        injector.getInstance(Mailbox.class).close();
        transport.close();
        injector.getInstance(ExecutorService.class).shutdownNow();
        injector.getInstance(ScheduledExecutorService.class).shutdownNow();
    }

    /** Reports that an established connection is lost, and that it is made again. */
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
