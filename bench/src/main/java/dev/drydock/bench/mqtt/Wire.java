package dev.drydock.bench.mqtt;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * A bare connection that moves messages at QoS 1 for as little as can be, so that what stands for a fleet leaves the machine to what is
 * measured. Its own thread tells of what comes; whoever publishes writes.
 */
public final class Wire implements AutoCloseable {
    /** Messages on their way at a time. */
    private static final int WINDOW = 500;

    private static final int BUFFER = 64 * 1024;
    private static final int PACKET_IDS = 65_535;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final Consumer<Packets.Message> taker;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final Map<Integer, Runnable> unacknowledged = new HashMap<>();
    private final Thread reader;
    private int lastId;
    private volatile boolean isClosed;

    private record Waiting(Packets.Message message, Runnable acknowledged) {}

    private Wire(int port, String clientId, Consumer<Packets.Message> taker) throws IOException {
        this.taker = taker;
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
        this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
        out.write(Packets.connect(clientId));
        out.flush();
        Packets.expect(in, Packets.CONNACK);
        this.reader = new Thread(this::read, clientId);
        reader.setDaemon(true);
    }

    /** Connects without a subscription. */
    public static Wire connect(int port, String clientId) throws IOException {
        Wire wire = new Wire(port, clientId, message -> {});
        wire.reader.start();
        return wire;
    }

    /**
     * Connects and subscribes.
     *
     * @param taker told of each message by the thread that reads
     */
    public static Wire connect(int port, String clientId, String filter, Consumer<Packets.Message> taker)
            throws IOException {
        Wire wire = new Wire(port, clientId, taker);
        wire.out.write(Packets.subscribe(filter, 1));
        wire.out.flush();
        Packets.expect(wire.in, Packets.SUBACK);
        wire.reader.start();
        return wire;
    }

    /**
     * Publishes when there is room.
     *
     * @param acknowledged run by the thread that reads, when the broker has the message
     */
    public synchronized void publish(Packets.Message message, Runnable acknowledged) {
        waiting.add(new Waiting(message, acknowledged));
        pump();
        if (Thread.currentThread() != reader) {
            flush();
        }
    }

    private synchronized void pump() {
        try {
            while (unacknowledged.size() < WINDOW && !waiting.isEmpty()) {
                Waiting next = waiting.remove();
                lastId = lastId % PACKET_IDS + 1;
                unacknowledged.put(lastId, next.acknowledged());
                out.write(Packets.publish(next.message(), lastId));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try {
            while (!isClosed) {
                if (in.available() == 0) {
                    flush();
                }
                take(Packets.read(in));
            }
        } catch (IOException | UncheckedIOException e) {
            if (!isClosed) {
                throw new IllegalStateException("the connection of the fleet broke", e);
            }
        }
    }

    private void take(Packets.Incoming packet) throws IOException {
        if (packet.type() == Packets.PUBLISH) {
            int id = packet.packetId();
            synchronized (this) {
                out.write(Packets.acknowledgement(id));
            }
            taker.accept(packet.message());
        } else if (packet.type() == Packets.PUBACK) {
            acknowledged(packet.body());
        }
    }

    private void acknowledged(ByteBuffer body) {
        Runnable taken;
        synchronized (this) {
            taken = unacknowledged.remove(body.getShort() & 0xFFFF);
            pump();
        }
        if (taken != null) {
            taken.run();
        }
    }

    @Override
    public void close() throws IOException {
        isClosed = true;
        socket.close();
    }
}
