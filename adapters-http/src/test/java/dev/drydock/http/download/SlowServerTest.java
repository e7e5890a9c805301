package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.testkit.http.FaultServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that never fall silent and never get anywhere. */
class SlowServerTest extends Fetching {
    private static final DownloadLimits HASTY =
            new DownloadLimits(Duration.ofMillis(200), Duration.ofMillis(300), 1024, Duration.ofSeconds(60), 1 << 20);

    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void let_servers_go() {
        over.countDown();
    }

    private void drip(FaultServer.Call call, String begin, String drop, int millis) throws Exception {
        call.raw(begin);
        while (!over.await(millis, TimeUnit.MILLISECONDS)) {
            call.raw(drop);
        }
    }

    static Stream<Arguments> drips() {
        String head = "HTTP/1.1 200 OK\r\n";
        return Stream.of(
                Arguments.argumentSet("a byte of the image each 150 ms", head + LENGTH + "\r\n\r\n", "x", 150),
                Arguments.argumentSet("a byte without a length each 150 ms", head + "\r\n", "x", 150),
                Arguments.argumentSet(
                        "a chunk of a byte each 50 ms", head + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n", 50),
                Arguments.argumentSet(
                        "a byte of a chunk's extension each 10 ms",
                        head + "Transfer-Encoding: chunked\r\n\r\n5;",
                        "x",
                        10),
                Arguments.argumentSet("a byte of the status line each 25 ms", "HTTP/1.1 200 ", "O", 25),
                Arguments.argumentSet("a line of the head each 25 ms", head, "X: y\r\n", 25),
                Arguments.argumentSet("four answers in between a second", "", "HTTP/1.1 103 Early\r\n\r\n", 250));
    }

    @ParameterizedTest
    @MethodSource("drips")
    void has_stalled_who_sends(String begin, String drop, int millis) throws Exception {
        try (FaultServer server = new FaultServer(call -> drip(call, begin, drop, millis))) {
            Reason reason = refused(fetchHastily(HASTY, server.uri("/a?sig=secret")), ReasonCode.DOWNLOAD_STALLED);
            assertThat(reason.code().retried()).isTrue();
            assertThat(server.clientLeft().await(60, TimeUnit.SECONDS)).isTrue();
        }
        takesTheNextGoodDownload();
    }

    /** Each hop may take as long as it may take; all of them together may not take longer than the whole download. */
    @Test
    void a_chain_of_slow_redirects_ends_at_the_overall_limit() throws Exception {
        DownloadLimits bounded = HASTY.withStall(Duration.ofSeconds(20)).withOverall(Duration.ofMillis(500));
        try (FaultServer server = new FaultServer(call -> {
            boolean unused = over.await(200, TimeUnit.MILLISECONDS);
            call.head("302 Found", "Location: /" + call.number(), "Content-Length: 0");
        })) {
            refused(fetchHastily(bounded, server.uri("/a")), ReasonCode.DOWNLOAD_TIMEOUT);
        }
        takesTheNextGoodDownload();
    }

    @Test
    void what_came_before_a_stall_is_not_asked_for_again() throws IOException {
        VirtualTime time = VirtualTime.standing();
        try (FaultServer server = new FaultServer(call -> {
            if (call.number() == 1) {
                call.head("200 OK", LENGTH, "ETag: " + TAG);
                call.body(IMAGE, 0, 100_000);
                call.hang();
            } else {
                call.head("206 Partial Content", "Content-Range: bytes 100000-199999/200000", "ETag: " + TAG);
                call.body(IMAGE, 100_000, IMAGE.length);
            }
        })) {
            CompletableFuture<FetchResult> first =
                    begin(PATIENT, time, server.uri("/a"), Optional.of((long) IMAGE.length));
            awaitBytes(100_000);
            time.pass(PATIENT.stall());
            refused(ended(first), ReasonCode.DOWNLOAD_STALLED);
            fetched(fetch(server.uri("/a")), sink);
            assertThat(server.requests().get(1).field("range")).isEqualTo("bytes=100000-");
        }
    }

    private FetchResult fetchHastily(DownloadLimits limits, String uri) {
        return new HttpImageSource(limits)
                .fetch(new ImageUri(uri), Optional.of((long) IMAGE.length), sink, bytes -> {}, stop);
    }
}
