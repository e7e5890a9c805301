package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.InMemorySink;
import dev.drydock.http.address.AllowedHosts;
import dev.drydock.testkit.http.FaultServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest extends Fetching {
    /** Redirects {@code /hop/n} to {@code /hop/n-1} and {@code /hop/1} to the image. */
    private static void hops(FaultServer.Call call) throws IOException {
        String target = call.request().target();
        if (target.startsWith("/hop/")) {
            int left = Integer.parseInt(target.substring(5)) - 1;
            call.head("302 Found", "Location: " + (left == 0 ? "/a.bin" : "/hop/" + left), "Content-Length: 0");
        } else {
            call.head("200 OK", LENGTH);
            call.body(IMAGE, 0, IMAGE.length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_relative_redirect_is_followed(int status) throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            if (call.request().target().equals("/old/a")) {
                call.head(status + " Moved", "Location: ../new/a?sig=1#part", "Content-Length: 0");
            } else {
                call.head("200 OK", LENGTH);
                call.body(IMAGE, 0, IMAGE.length);
            }
        })) {
            fetched(fetch(server.uri("/old/a")), sink);
            assertThat(server.requests().get(1).target()).isEqualTo("/new/a?sig=1");
        }
    }

    @Test
    void a_range_is_asked_for_again_behind_a_redirect() throws IOException {
        InMemorySink begun = InMemorySink.holding(Arrays.copyOf(IMAGE, 1000), TAG);
        try (FaultServer server = new FaultServer(call -> {
            if (call.request().target().equals("/old")) {
                call.head("307 Moved", "Location: /new", "Content-Length: 0");
            } else {
                call.head("206 Partial Content", "Content-Range: bytes 1000-199999/200000", "ETag: " + TAG);
                call.body(IMAGE, 1000, IMAGE.length);
            }
        })) {
            fetched(fetch(server.uri("/old"), begun), begun);
            assertThat(server.requests())
                    .extracting(r -> r.field("range"))
                    .containsExactly("bytes=1000-", "bytes=1000-");
        }
    }

    @Test
    void five_redirects_are_followed_and_a_sixth_is_not() throws IOException {
        try (FaultServer server = new FaultServer(RedirectTest::hops)) {
            fetched(fetch(server.uri("/hop/5")), sink);
            broken(fetch(server.uri("/hop/6")), ReasonCode.REDIRECT_REFUSED);
        }
    }

    @Test
    void a_loop_ends() throws IOException {
        try (FaultServer server =
                new FaultServer(call -> call.head("302 Found", "Location: /a", "Content-Length: 0"))) {
            broken(fetch(server.uri("/a")), ReasonCode.REDIRECT_REFUSED);
            assertThat(server.requests()).hasSize(6);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://127.0.0.1/a",
                "jar:file:/a!/b",
                "http://user:pass@127.0.0.1/a",
                "//user@127.0.0.1/a",
                "http://",
                "http:///a",
                "http://[::1",
                "http://a b/",
                "http://127.0.0.1:99999/a",
                "http://127.0.0.1:x/a",
                "mailto:a@b",
                "%%%",
                "\\\\host\\a",
                "javascript:alert(1)"
            })
    void a_location_that_must_not_be_followed_is_refused(String location) throws IOException {
        try (FaultServer server =
                new FaultServer(call -> call.head("302 Found", "Location: " + location, "Content-Length: 0"))) {
            Reason reason =
                    broken(fetch(server.uri("/a")), ReasonCode.REDIRECT_REFUSED).reason();
            assertThat(reason.message())
                    .contains("/a redirects")
                    .doesNotContain("pass@")
                    .doesNotContain("user@");
        }
        assertThat(sink.restarts()).isZero();
    }

    @Test
    void a_location_longer_than_any_uri_is_refused_for_its_length() throws IOException {
        try (FaultServer server = new FaultServer(
                call -> call.head("302 Found", "Location: /" + "x".repeat(8200), "Content-Length: 0"))) {
            Reason reason =
                    broken(fetch(server.uri("/a")), ReasonCode.REDIRECT_REFUSED).reason();
            assertThat(reason.message()).contains("8192").doesNotContain("user information");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "/My Firmware 2.0.bin?d=attachment; filename=\"fw 2.bin\" ! /My%20Firmware%202.0.bin?d=attachment;%20filename=%22fw%202.bin%22",
                "/x.bin?rscd=a|b&q={x}^` ! /x.bin?rscd=a%7Cb&q=%7Bx%7D%5E%60",
                "/fw[1].bin?<a>=[2] ! /fw%5B1%5D.bin?%3Ca%3E=%5B2%5D",
                "/kept%20as%2Fit,is ! /kept%20as%2Fit,is"
            })
    void a_location_is_taken_as_browsers_take_it(String location, String target) throws IOException {
        assertThat(followed(location)).isEqualTo(target);
    }

    @Test
    void a_location_in_UTF_8_is_escaped_byte_by_byte() throws IOException {
        String bytes = new String("/ger\u00e4t.bin".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(followed(bytes)).isEqualTo("/ger%C3%A4t.bin");
    }

    @Test
    void a_location_as_long_as_signed_links_are_is_followed() throws IOException {
        String location = "/x.bin?sig=" + "A".repeat(8000);
        assertThat(followed(location)).isEqualTo(location);
    }

    /** The target that is asked for when a server redirects there. */
    private String followed(String location) throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            if (call.number() == 1) {
                call.head("302 Found", "Location: " + location, "Content-Length: 0");
            } else {
                answer(call);
            }
        })) {
            fetched(fetch(server.uri("/a")), sink);
            return server.requests().get(1).target();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: y", "Location:", "Location: /a\r\nLocation: /b", "Location: /a\r\nlocation: /a"})
    void a_redirect_without_one_location_is_refused(String fields) throws IOException {
        try (FaultServer server = new FaultServer(call -> call.head("302 Found", fields, "Content-Length: 0"))) {
            broken(fetch(server.uri("/a")), ReasonCode.REDIRECT_REFUSED);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x, http://a.example/x",
        "https://a.example/x, HTTP://a.example/x",
        "http://a.example/x, http://169.254.169.254/latest",
        "http://a.example/x, http://127.0.0.1/x",
        "http://a.example/x, http://[::1]/x",
        "http://a.example/x, http://[fe80::1]/x",
        "http://a.example/x, http://0.0.0.0/x",
        "http://a.example/x, http://localhost/x",
        "http://a.example/x, http://2130706433/x",
        "http://a.example/x, http://10.0.0.1/y",
        "http://127.0.0.1/x, http://10.0.0.1/y",
        "http://10.0.0.1/x, http://127.0.0.1/y",
        "http://10.0.0.1/x, http://10.0.0.2/y",
        "http://127.0.0.1/x, http://169.254.169.254/y",
        "http://10.0.0.1/x, http://[::ffff:169.254.169.254]/y"
    })
    void a_redirect_down_to_plain_http_or_inwards_is_refused(String from, String to) {
        assertThatThrownBy(() -> next(from, to)).isInstanceOfSatisfying(FetchEnded.class, ended -> {
            FetchResult.Broken broken = (FetchResult.Broken) ended.result();
            assertThat(broken.reason().code()).isEqualTo(ReasonCode.REDIRECT_REFUSED);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example/x, https://b.example/y, https://b.example/y",
        "https://a.example/x, //b.example/y, https://b.example/y",
        "https://a.example/x?t=1, y, https://a.example/y",
        "https://a.example/d/x?t=1, ?t=2, https://a.example/d/x?t=2",
        "https://a.example?t=1, ?t=2, https://a.example?t=2",
        "http://127.0.0.1/x, http://localhost/y, http://localhost/y",
        "http://10.0.0.1/x, http://a.example/y, http://a.example/y",
        "http://10.0.0.1/x, http://10.0.0.1:81/y, http://10.0.0.1:81/y",
        "http://169.254.1.1/x, /y, http://169.254.1.1/y",
        "http://image_store:81/x, /y, http://image_store:81/y",
        "http://a.example/x, http://image_store:81/y, http://image_store:81/y"
    })
    void a_redirect_up_or_across_is_followed(String from, String to, String next) throws FetchEnded {
        assertThat(next(from, to)).hasToString(next);
    }

    private static URI next(String from, String location) throws FetchEnded {
        RedirectRule rule = new RedirectRule(AllowedHosts.ALL);
        URI start = URI.create(from);
        URI to = rule.next(start, List.of(location));
        // asks no name server
        rule.admit(Dialer.Route.asWritten(start), Dialer.Route.asWritten(to));
        return to;
    }
}
