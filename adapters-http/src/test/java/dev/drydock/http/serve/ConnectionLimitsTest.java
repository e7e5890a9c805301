package dev.drydock.http.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionLimitsTest {
    private static final String WHOLE = "GET /images/large HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String HALF = "GET /images/large HTTP/1.1\r\nHost:";
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofMillis(200);
    private static final int LARGE = 16 << 20;

    @TempDir
    Path folder;

    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final List<Access> accesses = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();
    private ImageServer server;
    private InetSocketAddress address;

    @BeforeEach
    void make_an_image() throws IOException {
        Files.write(folder.resolve("large"), new byte[LARGE]);
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    private void serve(ServeLimits limits) {
        server = new ImageServer(ServedImages.folder(folder), accesses::add, limits, warnings::add);
        address = server.start("127.0.0.1", 0);
    }

    /** A client that sends this text and nothing else. */
    private Socket client(String sends) throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        sockets.add(socket);
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write(sends.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void isClosed(Socket socket) {
        assertThat(socket).satisfies(one -> assertThat(readAll(one)).isEmpty());
    }

    /** Reads until the end of the connection; a reset is an end. */
    private static byte[] readAll(Socket socket) {
        try {
            return socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("reset");
            return new byte[0];
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "G", HALF})
    void a_client_that_is_too_slow_with_its_request_is_closed_and_told_of(String sends) throws IOException {
        serve(new ServeLimits(SOON, 100, 100));
        isClosed(client(sends));
        assertThat(warnings)
                .singleElement()
                .satisfies(warning -> assertThat(warning).contains("image server", "127.0.0.1", "no whole request"));
    }

    @Test
    void a_connection_on_which_no_further_request_comes_is_closed() throws IOException {
        serve(new ServeLimits(SOON, 100, 100));
        Socket client = client("GET /images/none HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(new String(readAll(client), StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 404");
    }

    @Test
    void a_download_may_take_longer_than_a_request() throws IOException {
        serve(new ServeLimits(SOON, 100, 100));
        Socket slow = client(WHOLE);
        assertThat(slow.getInputStream().read()).isPositive();
        // two clients in turn have been closed for their slowness: the time is over twice
        isClosed(client(HALF));
        isClosed(client(HALF));
        assertThat(readAll(slow)).hasSizeGreaterThan(LARGE);
    }

    @Test
    void hundreds_of_half_requests_of_an_address_do_not_keep_it_from_downloading() throws IOException {
        serve(new ServeLimits(NEVER, 20, 1000));
        List<Socket> half = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            half.add(client(HALF));
        }
        Socket client = client(WHOLE.replace("Host", "Connection: close\r\nHost"));
        assertThat(readAll(client)).hasSizeGreaterThan(LARGE);
        for (Socket first : half.subList(0, 280)) {
            isClosed(first);
        }
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).contains("127.0.0.1 has 20 connections", "at most 20");
    }

    @Test
    void a_server_that_is_full_makes_room_whatever_the_address() throws IOException {
        serve(new ServeLimits(NEVER, 100, 2));
        Socket first = client(HALF);
        client(HALF);
        client(HALF);
        isClosed(first);
        assertThat(warnings)
                .singleElement()
                .satisfies(warning -> assertThat(warning).contains("2 connections, the most that are served"));
    }

    @Test
    void a_download_under_way_is_never_closed_for_another_one() throws IOException {
        serve(new ServeLimits(NEVER, 2, 1000));
        Socket first = client(WHOLE.replace("Host", "Connection: close\r\nHost"));
        Socket second = client(WHOLE.replace("Host", "Connection: close\r\nHost"));
        assertThat(first.getInputStream().read()).isPositive();
        assertThat(second.getInputStream().read()).isPositive();
        isClosed(client(""));
        assertThat(readAll(first)).hasSizeGreaterThan(LARGE);
        assertThat(readAll(second)).hasSizeGreaterThan(LARGE);
        await().atMost(Duration.ofSeconds(60)).until(() -> accesses.size() == 2);
        assertThat(accesses).allMatch(Access::complete);
        assertThat(readAll(client(WHOLE.replace("Host", "Connection: close\r\nHost"))))
                .as("there is room again")
                .hasSizeGreaterThan(LARGE);
    }
}
