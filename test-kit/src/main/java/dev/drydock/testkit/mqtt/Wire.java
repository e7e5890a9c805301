package dev.drydock.testkit.mqtt;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** The connection of one {@link MqttPeer}: a socket, a thread that reads it, and the requests that wait for an answer. */
final class Wire {
    private static final int LARGEST_ID = 0xFFFF;
    private static final int PING_SECONDS = 20;
    private static final ScheduledExecutorService PINGS =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "mqtt-peer-pings"));

    final BlockingQueue<Message> received = new LinkedBlockingQueue<>();
    final CompletableFuture<Optional<Integer>> ended = new CompletableFuture<>();

    private final Socket socket;
    private final InputStream in;
    private final Consumer<Message> listener;
    private final Map<Integer, CompletableFuture<Integer>> requests = new ConcurrentHashMap<>();
    private Future<?> pings = CompletableFuture.completedFuture(null);
    private int lastId;

    Wire(Socket socket, Consumer<Message> listener) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        this.listener = listener;
    }

    /** Reads the next packet; before {@link #start} alone. */
    Packet read() throws IOException {
        return Packet.read(in);
    }

    void start(String name) {
        pings = PINGS.scheduleWithFixedDelay(this::ping, PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
        daemon(this::readUntilTheEnd, "mqtt-peer-" + name).start();
    }

    boolean isOpen() {
        return !ended.isDone() && !socket.isClosed();
    }

    synchronized void send(Packet packet) throws IOException {
        socket.getOutputStream().write(packet.bytes());
        socket.getOutputStream().flush();
    }

    /** Sends a packet with a new packet id; the stage completes with the reason code of its answer. */
    CompletableFuture<Integer> request(IntFunction<Packet> packet) throws IOException {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        int id = register(answer);
        send(packet.apply(id));
        if (ended.isDone()) {
            loseAll();
        }
        return answer;
    }

    void close() throws IOException {
        pings.cancel(false);
        socket.close();
    }

    private synchronized int register(CompletableFuture<Integer> answer) {
        do {
            lastId = lastId % LARGEST_ID + 1;
        } while (requests.putIfAbsent(lastId, answer) != null);
        return lastId;
    }

    private void readUntilTheEnd() {
        Optional<Integer> reason = Optional.empty();
        try {
            while (reason.isEmpty()) {
                reason = take(Packet.read(in));
            }
        } catch (IOException e) {
            // The end that every connection has.
        } finally {
            ended.complete(reason);
            loseAll();
        }
    }

    /** Handles a packet; gives the reason code of a DISCONNECT. */
    private Optional<Integer> take(Packet packet) throws IOException {
        switch (packet.type()) {
            case Packet.PUBLISH -> deliver(packet);
            case Packet.PUBACK -> answered(packet, packet.body().length > 2 ? packet.body()[2] & 0xFF : 0);
            case Packet.SUBACK, Packet.UNSUBACK -> answered(packet, packet.body()[packet.body().length - 1] & 0xFF);
            case Packet.DISCONNECT -> {
                return Optional.of(packet.body().length > 0 ? packet.body()[0] & 0xFF : 0);
            }
            default -> {}
        }
        return Optional.empty();
    }

    private void deliver(Packet publish) throws IOException {
        Message message = Message.read(publish);
        received.add(message);
        listener.accept(message);
        if (message.qos() == 1) {
            send(new PacketWriter().two(Message.packetId(publish)).as(Packet.PUBACK, 0));
        }
    }

    private void answered(Packet answer, int reasonCode) {
        Optional.ofNullable(requests.remove(answer.reader().two())).ifPresent(waiting -> waiting.complete(reasonCode));
    }

    private void loseAll() {
        IOException lost = ended.join()
                .<IOException>map(reason -> new Refused("the broker ended the connection", reason))
                .orElseGet(() -> new IOException("the connection ended"));
        requests.values().forEach(waiting -> waiting.completeExceptionally(lost));
    }

    private void ping() {
        try {
            send(new Packet(Packet.PINGREQ, 0, new byte[0]));
        } catch (IOException e) {
            // The reading thread sees the end.
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
