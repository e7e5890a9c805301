package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.InMemorySink;
import dev.drydock.testkit.http.FaultServer;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects must not pass on to a server the secrets of another one. */
class RedirectLeakTest extends Fetching {
    private static final String[] ASKED_WITH = {"accept-encoding", "connection", "content-length", "host", "user-agent"
    };

    private static FaultServer.Script redirecting(String status, String location) {
        return call -> call.head(
                status,
                "Location: " + location,
                "Set-Cookie: session=secret; Domain=127.0.0.1; Path=/",
                "Set-Cookie2: other=secret",
                "WWW-Authenticate: Basic realm=\"x\"",
                "Referrer-Policy: unsafe-url",
                "Content-Length: 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"301 M", "302 F", "303 S", "307 T", "308 P"})
    void a_redirect_to_another_origin_carries_neither_token_nor_cookie_nor_where_it_comes_from(String status)
            throws IOException {
        try (FaultServer other = new FaultServer(Fetching::answer);
                FaultServer first = new FaultServer(redirecting(status, other.uri("/b")))) {
            fetched(fetch(first.uri("/a?sv=1&sig=secret")), sink);
            assertThat(first.requests().get(0).target()).isEqualTo("/a?sv=1&sig=secret");

            FaultServer.Request second = other.requests().get(0);
            assertThat(second.target()).isEqualTo("/b");
            assertThat(second.fields().keySet()).isSubsetOf(ASKED_WITH);
            assertThat(second.fields().toString()).doesNotContain("secret");
            assertThat(second.field("host")).isEqualTo(other.uri("").substring("http://".length()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/b", "b", "./b", "#part"})
    void a_token_is_not_copied_to_another_path_of_the_same_server_either(String location) throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            if (call.number() == 1) {
                redirecting("302 Found", location).answer(call);
            } else {
                answer(call);
            }
        })) {
            boolean same = location.startsWith("#");
            fetched(fetch(server.uri("/a?sig=secret")), sink);
            FaultServer.Request second = server.requests().get(1);
            assertThat(second.target()).isEqualTo(same ? "/a?sig=secret" : "/b");
            assertThat(second.fields().keySet()).isSubsetOf(ASKED_WITH);
        }
    }

    @Test
    void a_range_asked_of_another_origin_says_no_more_than_the_range() throws IOException {
        InMemorySink begun = InMemorySink.holding(Arrays.copyOf(IMAGE, 1000), TAG);
        try (FaultServer other = new FaultServer(call -> {
                    call.head("206 Partial Content", "Content-Range: bytes 1000-199999/200000", "ETag: " + TAG);
                    call.body(IMAGE, 1000, IMAGE.length);
                });
                FaultServer first = new FaultServer(redirecting("307 Moved", other.uri("/b")))) {
            fetched(fetch(first.uri("/a?sig=secret"), begun), begun);
            FaultServer.Request second = other.requests().get(0);
            assertThat(second.fields()).containsEntry("range", "bytes=1000-").containsEntry("if-range", TAG);
            assertThat(second.fields().toString() + second.target()).doesNotContain("secret");
        }
    }

    @Test
    void an_answer_that_asks_for_a_password_gets_none() throws IOException {
        try (FaultServer server = new FaultServer(
                call -> call.head("401 Who", "WWW-Authenticate: Basic realm=\"images\"", "Content-Length: 0"))) {
            refused(fetch(server.uri("/a?sig=secret")), ReasonCode.IMAGE_FORBIDDEN);
            assertThat(server.requests()).hasSize(1);
            assertThat(server.requests().get(0).field("authorization")).isEmpty();
        }
    }

    @Test
    void a_cookie_is_forgotten_by_the_next_request() throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK", LENGTH, "Set-Cookie: session=secret; Path=/");
            call.body(IMAGE, 0, IMAGE.length);
        })) {
            fetched(fetch(server.uri("/a")), sink);
            fetched(fetch(server.uri("/a")), sink);
            assertThat(server.requests().get(1).fields().keySet()).isSubsetOf(ASKED_WITH);
        }
    }

    /** Every message of a refusal goes into reports and logs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://127.0.0.1/a?sig=secret",
                "http://user:secret@127.0.0.1/a",
                "//user:secret@127.0.0.1/a",
                "http://[::1/a?sig=secret",
                "a b?sig=secret",
                "file:///a#secret",
                "http://127.0.0.1:1/a?sig=secret"
            })
    void a_message_about_a_redirect_holds_no_secret_of_it(String location) throws IOException {
        refuses(redirecting("302 Found", location), ReasonCode.REDIRECT_REFUSED, ReasonCode.SERVER_UNREACHABLE);
    }
}
