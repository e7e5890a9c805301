package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.testkit.http.FaultServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers whose trouble is in the head of their answers. */
class HostileHeadTest extends Fetching {
    private static final long BOUNDED = 64L << 20;

    private final AtomicLong sent = new AtomicLong();

    static Stream<Arguments> heads_without_end() {
        return Stream.of(
                Arguments.argumentSet("a status line without end", "HTTP/1.1 200 ", "O"),
                Arguments.argumentSet("a line without end", "HTTP/1.1 200 OK\r\nX: ", "y"),
                Arguments.argumentSet("a name without end", "HTTP/1.1 200 OK\r\n", "x"),
                Arguments.argumentSet("lines without end", "HTTP/1.1 200 OK\r\n", "X-Field: some value of it\r\n"),
                Arguments.argumentSet("folded lines without end", "HTTP/1.1 200 OK\r\nX: y", "\r\n more of it"),
                Arguments.argumentSet("answers in between without end", "", "HTTP/1.1 103 Early Hints\r\n\r\n"),
                Arguments.argumentSet("empty lines without end", "", "\r\n"));
    }

    @ParameterizedTest
    @MethodSource("heads_without_end")
    void a_head_is_given_up_that_has(String begin, String then) throws Exception {
        String block = then.repeat(16_384 / then.length());
        refuses(
                call -> {
                    call.raw(begin);
                    while (true) {
                        call.raw(block);
                        sent.addAndGet(block.length());
                    }
                },
                ReasonCode.CONNECTION_BROKEN,
                ReasonCode.DOWNLOAD_STALLED,
                ReasonCode.SERVER_REFUSED);
        assertThat(sent).hasValueLessThan(BOUNDED);
    }

    @Test
    void a_large_head_that_ends_is_borne_or_refused_and_harms_nothing() throws Exception {
        try (FaultServer server = new FaultServer(call -> {
            call.raw("HTTP/1.1 200 OK\r\n" + LENGTH + "\r\n");
            for (int i = 0; i < 1000; i++) {
                call.raw("X-" + i + ": " + "y".repeat(100) + "\r\n");
            }
            call.raw("\r\n");
            call.body(IMAGE, 0, IMAGE.length);
        })) {
            fetched(fetch(server.uri("/a")), sink);
        }
        takesTheNextGoodDownload();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 \r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 99999999999 OK\r\n\r\n",
                "HTTP/1.1 -200 OK\r\n\r\n",
                "HTTP/1.1 000 Nothing\r\n\r\n",
                "HTTP/1.1 20\r\n\r\n",
                "HTTP/9.9 200 OK\r\n\r\n",
                "HTTP/1.1200 OK\r\n\r\n",
                "http/1.1 200 OK\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "\0\0\0\0\0\0\0\0\r\n\r\n",
                "\u001b[2J\u001b]0;owned\u0007\r\n\r\n",
                "HTTP/1.1 200 OK\r\n: nameless\r\n\r\n",
                "HTTP/1.1 200 OK\r\nNo colon here\r\n\r\n",
                "HTTP/1.1 200 OK\r\nA b: c\r\n\r\n",
                "HTTP/1.1 200 OK\r\nX: \0\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n",
                "HTTP/1.1 407 Proxy\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 200000\r\nContent-Length: 5\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"
            })
    void a_head_of_no_sense_is_a_reason_like_any_other(String head) throws Exception {
        Reason reason = refuses(
                call -> call.raw(head),
                ReasonCode.CONNECTION_BROKEN,
                ReasonCode.SERVER_REFUSED,
                ReasonCode.SERVER_UNREACHABLE,
                ReasonCode.SIZE_MISMATCH);
        assertThat(reason.message().chars()).noneMatch(Character::isISOControl);
    }

    /** The second answer waits on a connection that the client would keep; it must not become that of another request. */
    @Test
    void an_answer_that_nobody_asked_for_is_not_taken_for_the_next_one() throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            String head = "HTTP/1.1 200 OK\r\n" + LENGTH + "\r\n\r\n";
            call.raw(head);
            if (call.number() == 1) {
                call.body(IMAGE, 0, IMAGE.length);
                call.raw(head);
                call.body(OTHER, 0, OTHER.length);
            } else {
                call.body(IMAGE, 0, IMAGE.length);
            }
        })) {
            fetched(fetch(server.uri("/a")), sink);
            fetched(fetch(server.uri("/a")), sink);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void a_location_that_hides_a_line_break_adds_nothing_to_the_request() throws IOException {
        String hiding = "/b%0d%0aX-Injected:%20yes%0d%0a";
        try (FaultServer server = new FaultServer(call -> {
            if (call.number() == 1) {
                call.head("302 Found", "Location: " + hiding, "Content-Length: 0");
            } else {
                answer(call);
            }
        })) {
            fetched(fetch(server.uri("/a")), sink);
            FaultServer.Request second = server.requests().get(1);
            assertThat(second.target()).isEqualTo(hiding);
            assertThat(second.field("x-injected")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/b\rX-Injected: yes", "/b\0c", "/b\tc", "/b\u001b[2J", "/b\\c", "/b%zz"})
    void a_location_with_characters_that_no_uri_has_is_not_followed(String location) throws IOException {
        try (FaultServer server =
                new FaultServer(call -> call.head("302 Found", "Location: " + location, "Content-Length: 0"))) {
            refused(fetch(server.uri("/a")), ReasonCode.REDIRECT_REFUSED, ReasonCode.CONNECTION_BROKEN);
            assertThat(server.requests()).hasSize(1);
        }
        takesTheNextGoodDownload();
    }

    @Test
    void the_names_that_a_server_gives_are_no_names_here() throws IOException {
        List<String> paths =
                List.of("/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/CON", "/a%00b", "/" + "x".repeat(300));
        for (String path : paths) {
            try (FaultServer server = new FaultServer(call -> {
                call.head(
                        "200 OK",
                        LENGTH,
                        "Content-Disposition: attachment; filename=\"../../x\"",
                        "Content-Location: file:///etc/passwd",
                        "Link: </evil>; rel=preload",
                        "Refresh: 0; url=/evil");
                call.body(IMAGE, 0, IMAGE.length);
            })) {
                fetched(fetch(server.uri(path)), sink);
                assertThat(server.requests())
                        .extracting(FaultServer.Request::target)
                        .containsExactly(path);
            }
        }
    }
}
