package dev.drydock.bench.mqtt;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Watches topics over a bare socket, connects again every 50 ms when the broker is gone, and records the time of each message.
 */
public final class Watcher implements AutoCloseable {
    private static final int POLL_MILLIS = 50;

    private final int port;
    private final String filter;
    private final BlockingQueue<Sighting> sightings = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> connections = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean closed;
    private volatile Socket current = new Socket();

    private Watcher(int port, String filter) {
        this.port = port;
        this.filter = filter;
        this.thread = new Thread(this::watch, "watcher");
        thread.setDaemon(true);
    }

    /** Starts to watch and waits until it does. */
    public static Watcher start(int port, String filter) throws InterruptedException {
        Watcher watcher = new Watcher(port, filter);
        watcher.thread.start();
        watcher.connectedAfter(Long.MIN_VALUE, Duration.ofSeconds(20));
        return watcher;
    }

    /** Waits for the first matching message that was not returned yet. */
    public Sighting await(Predicate<Sighting> fit, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            Sighting next = sightings.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new IllegalStateException("nothing fit was seen on " + filter + " within " + patience);
            }
            if (fit.test(next)) {
                return next;
            }
        }
    }

    /** Waits for the first subscription after a moment and returns its time. */
    public long connectedAfter(long nanos, Duration patience) throws InterruptedException {
        while (true) {
            Long next = connections.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new IllegalStateException("no connection to port " + port + " within " + patience);
            }
            if (nanos == Long.MIN_VALUE || next - nanos >= 0) {
                return next;
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        closing.countDown();
        thread.interrupt();
        current.close();
    }

    private void watch() {
        while (!closed) {
            try (Socket socket = new Socket()) {
                current = socket;
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                listen(socket);
            } catch (IOException e) {
                pause();
            }
        }
    }

    private void listen(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        socket.getOutputStream()
                .write(Packets.connect("watcher-" + ProcessHandle.current().pid()));
        Packets.expect(in, Packets.CONNACK);
        socket.getOutputStream().write(Packets.subscribe(filter, 0));
        Packets.expect(in, Packets.SUBACK);
        connections.add(System.nanoTime());
        while (!closed) {
            Packets.Incoming packet = Packets.read(in);
            long now = System.nanoTime();
            if (packet.type() == Packets.PUBLISH) {
                sightings.add(packet.published(now));
            }
        }
    }

    /** Watches for some time, or until it is closed. */
    public void runFor(Duration time) throws InterruptedException {
        var unused = closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void pause() {
        try {
            var unused = closing.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // The watcher is being closed, which its loop sees.
        }
    }
}
