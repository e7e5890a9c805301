package dev.drydock.hub.mqtt;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.streams.ReadStream;
import io.vertx.core.streams.WriteStream;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * A client's connection, over TLS or a WebSocket, joined to the MQTT server behind: well-formed packets go in, once the server has
 * admitted the client, and all that the server sends goes out. Used by the hub's one event loop alone.
 */
final class Bridge {
    private static final System.Logger LOG = System.getLogger(Bridge.class.getName());
    private static final int CONNACK_CODE = 3;

    private final ReadStream<Buffer> fromClient;
    private final WriteStream<Buffer> toClient;
    private final Runnable hangUp;
    private final NetSocket server;
    private final ClientPackets packets = new ClientPackets();
    private final Queue<Buffer> held = new ArrayDeque<>();
    private Runnable onEnd = () -> {};
    private boolean asked;
    private boolean admitted;
    private boolean over;

    Bridge(ReadStream<Buffer> fromClient, WriteStream<Buffer> toClient, Runnable hangUp, NetSocket server) {
        this.fromClient = fromClient;
        this.toClient = toClient;
        this.hangUp = hangUp;
        this.server = server;
    }

    /** Lets the client's bytes through from now on, until both sides are told of the end. */
    void open(Runnable onEnd) {
        this.onEnd = onEnd;
        fromClient.handler(this::take);
        fromClient.exceptionHandler(fault -> LOG.log(Level.DEBUG, "The connection of a client broke: {0}", fault));
        server.exceptionHandler(fault -> LOG.log(Level.DEBUG, "A connection behind broke: {0}", fault));
        server.handler(this::give);
        server.closeHandler(closed -> end());
        fromClient.resume();
    }

    /** Ends both sides. */
    void end() {
        if (!over) {
            over = true;
            server.close();
            hangUp.run();
            onEnd.run();
        }
    }

    private void take(Buffer bytes) {
        if (over) {
            return;
        }
        Optional<PacketForm.Violation> violation = packets.take(bytes, this::pass);
        if (violation.isPresent()) {
            LOG.log(
                    Level.INFO,
                    "The connection of a device was ended: {0}",
                    violation.get().what());
            if (violation.get().answer().length() > 0) {
                toClient.write(violation.get().answer());
            }
            end();
        }
    }

    /** Until the server has admitted the client nothing but the CONNECT is passed on. */
    private void pass(Buffer packet) {
        if (!asked) {
            asked = true;
            send(packet);
            fromClient.pause();
        } else if (admitted) {
            send(packet);
        } else {
            held.add(packet);
        }
    }

    private void send(Buffer packet) {
        server.write(packet);
        if (admitted && server.writeQueueFull()) {
            fromClient.pause();
            server.drainHandler(drained -> fromClient.resume());
        }
    }

    private void give(Buffer bytes) {
        if (over) {
            return;
        }
        toClient.write(bytes);
        if (!admitted && bytes.length() > CONNACK_CODE && bytes.getByte(CONNACK_CODE) == 0) {
            admitted = true;
            held.forEach(this::send);
            held.clear();
            fromClient.resume();
        }
        if (toClient.writeQueueFull()) {
            server.pause();
            toClient.drainHandler(drained -> server.resume());
        }
    }
}
