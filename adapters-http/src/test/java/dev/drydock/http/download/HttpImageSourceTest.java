package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.image.FetchResult;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.InMemorySink;
import dev.drydock.testkit.http.FaultServer;
import dev.drydock.testkit.net.LentPort;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpImageSourceTest extends Fetching {
    @Test
    void the_whole_image_arrives_with_its_strong_tag_and_some_progress() throws IOException {
        List<Long> progress = new ArrayList<>();
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK", LENGTH, "ETag: " + TAG);
            call.body(IMAGE, 0, IMAGE.length);
        })) {
            FetchResult result = source.fetch(
                    new ImageUri(server.uri("/a.bin?sig=secret")),
                    Optional.of((long) IMAGE.length),
                    sink,
                    progress::add,
                    stop);
            fetched(result, sink);
            assertThat(server.requests().get(0).field("accept-encoding")).isEqualTo("identity");
            assertThat(server.requests().get(0).target()).isEqualTo("/a.bin?sig=secret");
        }
        assertThat(sink.etag()).contains(TAG);
        assertThat(progress).isSorted().hasSizeBetween(2, 4).endsWith((long) IMAGE.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"test.com", "ftp://127.0.0.1/a", "file:///etc/passwd", "http://u:p@127.0.0.1/a", "http:///a"})
    void what_is_no_web_address_is_refused(String uri) {
        Reason reason = broken(fetch(uri), ReasonCode.BAD_URI).reason();
        assertThat(reason.message()).doesNotContain("u:p");
    }

    @ParameterizedTest
    @CsvSource({
        "401,IMAGE_FORBIDDEN",
        "403,IMAGE_FORBIDDEN",
        "404,IMAGE_NOT_FOUND",
        "410,IMAGE_NOT_FOUND",
        "408,SERVER_ERROR",
        "425,SERVER_ERROR",
        "429,SERVER_ERROR",
        "500,SERVER_ERROR",
        "503,SERVER_ERROR",
        "400,SERVER_REFUSED",
        "418,SERVER_REFUSED",
        "416,SERVER_REFUSED",
        "204,SERVER_REFUSED",
        "206,SERVER_REFUSED",
        "304,SERVER_REFUSED",
        "300,SERVER_REFUSED"
    })
    void a_status_without_an_image_ends_in_its_own_reason(int status, ReasonCode code) throws IOException {
        try (FaultServer server = new FaultServer(call -> call.head(status + " Whatever", "Content-Length: 0"))) {
            FetchResult.Broken broken = broken(fetch(server.uri("/fw/a.bin?sig=secret")), code);
            assertThat(broken.reason().message())
                    .contains("127.0.0.1", "/fw/a.bin", String.valueOf(status))
                    .doesNotContain("secret");
            assertThat(broken.notBefore()).isZero();
        }
        assertThat(sink.restarts()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After: 120|120",
                "Retry-After: 99999999999999|0",
                "Retry-After: 999999999|86400",
                "Retry-After: soon|0",
                "Retry-After: Wed, 21 Oct 2026 07:30:00 GMT|120",
                "Retry-After: Wednesday, 21-Oct-26 07:30:00 GMT|120",
                "Retry-After: Wed Oct 21 07:30:00 2026|120",
                "Retry-After: Wed, 21 Oct 2026 07:00:00 GMT|0"
            })
    void the_time_that_a_server_asks_for_is_handed_on(String field, long seconds) throws IOException {
        try (FaultServer server = new FaultServer(
                call -> call.head("503 Busy", field, "Date: Wed, 21 Oct 2026 07:28:00 GMT", "Content-Length: 0"))) {
            assertThat(broken(fetch(server.uri("/a")), ReasonCode.SERVER_ERROR).notBefore())
                    .isEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void a_port_where_nobody_listens_is_unreachable() throws IOException {
        int port = LentPort.next();
        Reason reason = broken(fetch("http://127.0.0.1:" + port + "/a?sig=x"), ReasonCode.SERVER_UNREACHABLE)
                .reason();
        assertThat(reason.message()).contains("127.0.0.1:" + port, "refused").doesNotContain("sig");
    }

    @Test
    void a_host_that_no_name_server_knows_is_unreachable() {
        Reason reason = broken(fetch("http://images.invalid/a"), ReasonCode.SERVER_UNREACHABLE)
                .reason();
        assertThat(reason.message()).contains("images.invalid", "DNS");
    }

    @Test
    void a_server_that_speaks_no_http_breaks_the_connection() throws IOException {
        try (FaultServer server = new FaultServer(call -> call.out().write("SSH-2.0-x\r\n\r\n".getBytes("US-ASCII")))) {
            broken(fetch(server.uri("/a")), ReasonCode.CONNECTION_BROKEN);
        }
    }

    @Test
    void a_packed_image_is_refused() throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK", LENGTH, "Content-Encoding: gzip");
            call.body(IMAGE, 0, IMAGE.length);
        })) {
            Reason reason =
                    broken(fetch(server.uri("/a")), ReasonCode.SERVER_REFUSED).reason();
            assertThat(reason.message()).contains("Content-Encoding", "gzip");
        }
        assertThat(sink.restarts()).isZero();
    }

    @Test
    void a_disk_that_refuses_is_told_as_it_is_and_the_connection_is_given_up() throws Exception {
        StorageFailure full = new StorageFailure(Reason.of(ReasonCode.DISK_FULL), new IOException("full"));
        InMemorySink refusing = new InMemorySink() {
            @Override
            public void write(ByteBuffer bytes) {
                throw full;
            }
        };
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK", LENGTH);
            call.body(IMAGE, 0, 100_000);
            call.hang();
        })) {
            assertThatThrownBy(() -> fetch(server.uri("/a"), refusing)).isSameAs(full);
            assertThat(server.clientLeft().await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_stop_ends_a_read_that_waits() throws Exception {
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK", LENGTH);
            call.body(IMAGE, 0, 100);
            call.hang();
        })) {
            stopsWithinASecond(server, () -> sink.length() == 100);
        }
    }

    @Test
    void a_stop_ends_the_wait_for_an_answer() throws Exception {
        try (FaultServer server = new FaultServer(FaultServer.Call::hang)) {
            stopsWithinASecond(server, () -> server.requests().size() == 1);
        }
    }

    private void stopsWithinASecond(FaultServer server, Callable<Boolean> when) throws Exception {
        HttpImageSource patient = new HttpImageSource(DownloadLimits.STANDARD);
        CompletableFuture<FetchResult> result = CompletableFuture.supplyAsync(() -> patient.fetch(
                new ImageUri(server.uri("/a")), Optional.of((long) IMAGE.length), sink, bytes -> {}, stop));
        soon().until(when);
        stop.stop();
        assertThat(result.get(20, TimeUnit.SECONDS)).isInstanceOf(FetchResult.Stopped.class);
        assertThat(server.clientLeft().await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void what_was_stopped_before_it_began_asks_nobody() throws IOException {
        stop.stop();
        try (FaultServer server = new FaultServer(call -> call.head("200 OK", LENGTH))) {
            assertThat(fetch(server.uri("/a"))).isInstanceOf(FetchResult.Stopped.class);
            assertThat(server.requests()).isEmpty();
        }
    }
}
