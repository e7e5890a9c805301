package dev.drydock.testkit.mqtt;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A bare MQTT 5 client of a test. It keeps the messages that reached it, in their order, acknowledges each at once, and knows
 * nothing of the client library that the product is built on. Every wait ends after a minute.
 */
public final class MqttPeer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int REFUSED = 0x80;

    private final Wire wire;
    private final Packet connack;

    private MqttPeer(Wire wire, Packet connack) {
        this.wire = wire;
        this.connack = connack;
    }

    /** Connects over plain TCP with the standard options. */
    public static MqttPeer connect(String uri, String clientId) throws IOException {
        return connect(uri, clientId, PeerOptions.standard());
    }

    /** Connects and keeps what arrives in {@link #received()}. */
    public static MqttPeer connect(String uri, String clientId, PeerOptions options) throws IOException {
        return connect(uri, clientId, options, message -> {});
    }

    /**
     * Connects.
     *
     * @param listener gets each message on the peer's own thread, after it has been put into {@link #received()}
     * @throws Refused when the broker does not let this client in
     */
    public static MqttPeer connect(String uri, String clientId, PeerOptions options, Consumer<Message> listener)
            throws IOException {
        URI broker = URI.create(uri);
        Socket socket = options.sockets().createSocket();
        try {
            socket.connect(new InetSocketAddress(broker.getHost(), broker.getPort()), PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            if (socket instanceof SSLSocket tls) {
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(parameters);
            }
            Wire wire = new Wire(socket, listener);
            wire.send(options.toPacket(clientId));
            socket.setSoTimeout(PATIENCE_MILLIS);
            Packet connack = wire.read();
            int code = connack.body()[1] & 0xFF;
            if (code >= REFUSED) {
                throw new Refused("the broker refused the connection", code);
            }
            socket.setSoTimeout(0);
            wire.start(clientId);
            return new MqttPeer(wire, connack);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** The properties that the broker's CONNACK had. */
    public Properties connack() {
        PacketReader in = connack.reader();
        in.two();
        return in.properties();
    }

    public boolean isConnected() {
        return wire.isOpen();
    }

    /** The messages that arrived and that nobody has taken yet. */
    public BlockingQueue<Message> received() {
        return wire.received;
    }

    /** Takes the next message; a test that waits for one that never comes fails. */
    public Message next() throws InterruptedException {
        return Optional.ofNullable(wire.received.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                .orElseThrow(() -> new AssertionError("no message came within a minute"));
    }

    /** The topics of the messages that nobody has taken yet. */
    public List<String> topicsSoFar() {
        return wire.received.stream().map(Message::topic).toList();
    }

    /** Waits for the end of the connection: the reason code of the broker's DISCONNECT, or nothing when it sent none. */
    public Optional<Integer> awaitEnd() {
        return wire.ended.orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).join();
    }

    /** Subscribes and waits until it is granted. */
    public void subscribe(String filter, int qos) throws IOException {
        subscribe(Subscription.to(filter, qos));
    }

    public void subscribe(Subscription subscription) throws IOException {
        int code = await(wire.request(id -> {
            PacketWriter body = new PacketWriter().two(id).properties(Properties.none());
            subscription.writeTo(body);
            return body.as(Packet.SUBSCRIBE, 2);
        }));
        if (code >= REFUSED) {
            throw new Refused("the broker refused the subscription to " + subscription.filter(), code);
        }
    }

    public void unsubscribe(String filter) throws IOException {
        await(wire.request(id -> new PacketWriter()
                .two(id)
                .properties(Properties.none())
                .text(filter)
                .as(Packet.UNSUBSCRIBE, 2)));
    }

    /** Publishes at QoS 1 and waits for the reason code of the PUBACK. */
    public int publish(String topic, String text) throws IOException {
        return publish(Message.of(topic, text));
    }

    /** Publishes a retained message at QoS 1 and waits for the reason code of the PUBACK. */
    public int retain(String topic, String text) throws IOException {
        return publish(Message.of(topic, text).asRetained());
    }

    public int publish(Message message) throws IOException {
        return await(begin(message));
    }

    /**
     * Calls by request and response (MQTT 5.0, 4.10) and waits for the answer; messages that came before it are thrown away.
     */
    public Message call(String topic, String responseTopic, byte[] payload) throws IOException, InterruptedException {
        byte[] correlation = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        subscribe(Subscription.to(responseTopic, 1).withoutRetained());
        publish(Message.of(topic, payload).answeredOn(responseTopic, correlation));
        Message answer = next();
        while (!answer.correlation()
                .filter(it -> Arrays.equals(it, correlation))
                .isPresent()) {
            answer = next();
        }
        return answer;
    }

    /** Publishes and does not wait: the reason code of the PUBACK, at QoS 0 success at once. */
    public CompletableFuture<Integer> begin(Message message) throws IOException {
        if (message.qos() == 0) {
            wire.send(message.toPacket(0));
            return CompletableFuture.completedFuture(0);
        }
        return wire.request(message::toPacket);
    }

    /** Sends a packet as it is, right or wrong. */
    public void send(Packet packet) throws IOException {
        wire.send(packet);
    }

    /** Closes the socket without a word, as a power cut does. */
    public void vanish() throws IOException {
        wire.close();
    }

    /** Disconnects in good order: no will is published. */
    @Override
    public void close() throws IOException {
        if (wire.isOpen()) {
            try {
                wire.send(new Packet(Packet.DISCONNECT, 0, new byte[0]));
            } catch (IOException e) {
                // The broker ended the connection first.
            }
        }
        wire.close();
    }

    private static int await(CompletableFuture<Integer> answer) throws IOException {
        try {
            return answer.orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException lost) {
                throw lost;
            }
            throw e;
        }
    }
}
