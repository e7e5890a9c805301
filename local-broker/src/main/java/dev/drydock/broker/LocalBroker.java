package dev.drydock.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;

/**
 * An MQTT 5 broker inside the process, for demonstrations, tests and one machine. It has no authentication: whoever reaches its
 * port may read and write every topic, which is why it listens on the loopback address unless told otherwise.
 *
 * <p>What it holds is bounded: a queue keeps at most 64 MiB or 50,000 messages, all of them together a quarter of the heap, and a
 * packet at most 2 MiB; what comes beyond that is dropped, a too large packet ends its connection. With a data folder a retained
 * message and a session are on the disk before they are acknowledged.
 *
 * <p>Where it is not quite MQTT 5: retained messages are not sent to a filter that begins with a wildcard ({@code #},
 * {@code +/a}); a filter with a wildcard is not told what is published as retained while it is subscribed, whatever it asks for;
 * a will without a delay waits for the end of a session that outlives its connection; a will carries its user properties only; a
 * client is told no receive maximum; a client that subscribes while something is being retained may get that twice, and its
 * connection may end when the library stumbles over what is being replaced.
 */
public final class LocalBroker implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LocalBroker.class.getName());

    private final ActiveMQServer server;
    private final String host;
    private final int port;

    private LocalBroker(ActiveMQServer server, String host) {
        this.server = server;
        this.host = host;
        this.port = ((NettyAcceptor) server.getRemotingService().getAcceptor("mqtt")).getActualPort();
    }

    /**
     * Starts a broker and gives it back when it accepts connections.
     *
     * @throws BrokerUnavailable when the port is taken, or the folder cannot be used or is in use by another broker
     */
    public static LocalBroker start(BrokerSettings settings) {
        ClientFaults.install();
        InetAddress address = settings.address();
        refuseTakenPort(settings, address);
        Optional<BrokerFolder> folder = settings.dataDir().map(BrokerFolder::open);
        if (!address.isLoopbackAddress()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "THE BROKER LISTENS ON {0}, NOT ON LOOPBACK, WITHOUT AUTHENTICATION: anyone who reaches the port"
                            + " can order an update. Use a broker with certificates, see examples/mosquitto.",
                    settings.host());
        }
        return new LocalBroker(started(settings, folder), settings.host());
    }

    /** The listening port, also when the settings asked for any free one. */
    public int port() {
        return port;
    }

    /** The address clients connect to, such as {@code tcp://127.0.0.1:1883}. */
    public String uri() {
        return "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Ends every connection and stops; wills are not published. Closing it again does nothing. */
    @Override
    public void close() {
        stop(server);
    }

    private static ActiveMQServer started(BrokerSettings settings, Optional<BrokerFolder> folder) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        ActiveMQServer server = null;
        try {
            server = ActiveMQServers.newActiveMQServer(
                    ArtemisConfiguration.of(settings, folder), null, null, folder.isPresent());
            PromptDeliveries.lookAfter(server);
            RetainedCrossings.lookAfter(server);
            server.registerActivationFailureListener(failure::set);
            server.start();
        } catch (Exception e) {
            failure.compareAndSet(null, e);
        }
        if (server != null && server.isActive() && failure.get() == null) {
            return server;
        }
        if (server != null) {
            stop(server);
        }
        throw new BrokerUnavailable(whatToDo(settings, folder), failure.get());
    }

    private static String whatToDo(BrokerSettings settings, Optional<BrokerFolder> folder) {
        String place = "the broker did not start on " + settings.host() + ":" + settings.port();
        return folder.map(it -> place + "; is another broker using " + it.root()
                        + ", or is its disk full? Stop that one or give" + " another folder")
                .orElse(place + "; give another port");
    }

    /** Checks the port before the broker library does, which would log a stack trace. */
    private static void refuseTakenPort(BrokerSettings settings, InetAddress address) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address, settings.port()));
        } catch (IOException e) {
            throw new BrokerUnavailable(
                    "the broker cannot listen on " + settings.host() + ":" + settings.port() + " (" + e.getMessage()
                            + "); stop what listens there, or give another port, or 0 for any free one",
                    e);
        }
    }

    private static void stop(ActiveMQServer server) {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the broker did not stop in order: " + e.getMessage(), e);
        }
    }
}
