package dev.drydock.testkit.mqtt;

import dev.drydock.testkit.net.PromptSockets;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** The choices of one connection; each method gives changed options and leaves these as they are. */
public record PeerOptions(
        SocketFactory sockets,
        boolean cleanStart,
        Optional<String> user,
        Optional<String> password,
        Properties properties,
        Optional<Message> will) {
    private static final int WILL = 0x04;
    private static final int WILL_RETAINED = 0x20;
    private static final int PASSWORD = 0x40;
    private static final int USER = 0x80;
    private static final int CLEAN_START = 0x02;

    /** A clean start without user, will and properties, over plain sockets with TCP_NODELAY. */
    public static PeerOptions standard() {
        return new PeerOptions(
                new PromptSockets(), true, Optional.empty(), Optional.empty(), Properties.none(), Optional.empty());
    }

    public PeerOptions over(SSLSocketFactory tls) {
        return new PeerOptions(tls, cleanStart, user, password, properties, will);
    }

    /** Takes up the session that the broker still has. */
    public PeerOptions resuming() {
        return new PeerOptions(sockets, false, user, password, properties, will);
    }

    public PeerOptions user(String name) {
        return new PeerOptions(sockets, cleanStart, Optional.of(name), password, properties, will);
    }

    public PeerOptions password(String secret) {
        return new PeerOptions(sockets, cleanStart, user, Optional.of(secret), properties, will);
    }

    public PeerOptions with(Property property, long number) {
        return new PeerOptions(sockets, cleanStart, user, password, properties.with(property, number), will);
    }

    /** Has the broker keep the session for so many seconds after the connection ends. */
    public PeerOptions sessionExpiry(long seconds) {
        return with(Property.SESSION_EXPIRY, seconds);
    }

    /** Has the broker publish the message when the connection is lost. */
    public PeerOptions will(Message message) {
        return new PeerOptions(sockets, cleanStart, user, password, properties, Optional.of(message));
    }

    /** The CONNECT packet of these options, without a keep alive. */
    public Packet toPacket(String clientId) {
        int flags = (cleanStart ? CLEAN_START : 0)
                | (user.isPresent() ? USER : 0)
                | (password.isPresent() ? PASSWORD : 0)
                | will.map(message -> WILL | message.qos() << 3 | (message.retained() ? WILL_RETAINED : 0))
                        .orElse(0);
        PacketWriter out = new PacketWriter()
                .text("MQTT")
                .one(5)
                .one(flags)
                .two(0)
                .properties(properties)
                .text(clientId);
        will.ifPresent(message ->
                out.properties(message.properties()).text(message.topic()).binary(message.payload()));
        user.ifPresent(out::text);
        password.ifPresent(secret -> out.binary(secret.getBytes(StandardCharsets.UTF_8)));
        return out.as(Packet.CONNECT, 0);
    }
}
