package dev.drydock.http.serve;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The open connections of an image server, within its limits. A connection whose client is too slow with the head of a request is
 * closed. When there are too many, the connection that has waited longest for a head is closed; if none waits, the newest is. Used
 * by the event loop alone.
 */
final class Connections {
    private final Vertx vertx;
    private final ServeLimits limits;
    private final Warnings warnings;
    /** Ordered by the begin of the wait for a head. */
    private final Map<HttpConnection, Open> open = new LinkedHashMap<>();

    /**
     * An open connection.
     *
     * @param timer of the wait for a head; empty while a request is answered
     */
    private record Open(String address, OptionalLong timer) {
        boolean waits() {
            return timer.isPresent();
        }
    }

    Connections(Vertx vertx, ServeLimits limits, Warnings warnings) {
        this.vertx = vertx;
        this.limits = limits;
        this.warnings = warnings;
    }

    void opened(HttpConnection connection) {
        String address = addressOf(connection);
        long same = open.values().stream()
                .filter(other -> other.address().equals(address))
                .count();
        boolean room = true;
        if (same >= limits.perAddress()) {
            warnings.tell(address + " has " + same + " connections, at most " + limits.perAddress()
                    + " of one address are served; one was closed");
            room = makeRoom(other -> other.address().equals(address));
        } else if (open.size() >= limits.inAll()) {
            warnings.tell("there are " + open.size() + " connections, the most that are served; one was closed");
            room = makeRoom(other -> true);
        }
        if (!room) {
            connection.close();
            return;
        }
        connection.closeHandler(closed -> forget(connection));
        await(connection, address);
    }

    /** Records that the head of a request has arrived. */
    void answering(HttpConnection connection) {
        Open found = open.get(connection);
        if (found != null) {
            found.timer().ifPresent(vertx::cancelTimer);
            open.put(connection, new Open(found.address(), OptionalLong.empty()));
        }
    }

    /** Records that a request was answered, and waits for the head of the next one. */
    void answered(HttpConnection connection) {
        Open found = open.remove(connection);
        if (found != null) {
            await(connection, found.address());
        }
    }

    private void await(HttpConnection connection, String address) {
        long timer = vertx.setTimer(limits.head().toMillis(), late -> {
            warnings.tell(address + " sent no whole request within "
                    + limits.head().toSeconds() + " s; its connection was closed");
            close(connection);
        });
        open.put(connection, new Open(address, OptionalLong.of(timer)));
    }

    private boolean makeRoom(Predicate<Open> among) {
        Optional<HttpConnection> longest = open.entrySet().stream()
                .filter(entry -> entry.getValue().waits() && among.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
        longest.ifPresent(this::close);
        return longest.isPresent();
    }

    private void close(HttpConnection connection) {
        forget(connection);
        connection.close();
    }

    private void forget(HttpConnection connection) {
        Open found = open.remove(connection);
        if (found != null) {
            found.timer().ifPresent(vertx::cancelTimer);
        }
    }

    private static String addressOf(HttpConnection connection) {
        SocketAddress remote = connection.remoteAddress();
        return remote == null || remote.hostAddress() == null ? "a local client" : remote.hostAddress();
    }
}
