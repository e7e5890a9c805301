package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.testkit.http.FaultServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitedDownloadTest extends Fetching {
    private FetchResult fetch(DownloadLimits limits, String uri) {
        return new HttpImageSource(limits)
                .fetch(new ImageUri(uri), Optional.of((long) IMAGE.length), sink, bytes -> {}, stop);
    }

    private static DownloadLimits upToAMebibyteASecond() {
        return PATIENT.withMostRate(1 << 20);
    }

    @Test
    void a_mebibyte_at_a_mebibyte_a_second_takes_a_second() throws IOException {
        byte[] image = image(1 << 20);
        VirtualTime time = VirtualTime.passedByPauses();
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK", "Content-Length: " + image.length);
            call.body(image, 0, image.length);
        })) {
            FetchResult result =
                    ended(begin(upToAMebibyteASecond(), time, server.uri("/a"), Optional.of((long) image.length)));
            assertThat(result).isInstanceOf(FetchResult.Fetched.class);
            assertThat(sink.bytes()).isEqualTo(image);
        }
        // the last piece is not paid for
        assertThat(time.passed()).isBetween(Duration.ofMillis(800), Duration.ofMillis(1000));
    }

    @Test
    void a_server_cannot_send_faster_than_the_limit_whatever_it_tries() throws Exception {
        AtomicLong sent = new AtomicLong();
        VirtualTime time = VirtualTime.standing();
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK", "Content-Length: 1000000000");
            while (true) {
                call.body(IMAGE, 0, 65_536);
                sent.addAndGet(65_536);
            }
        })) {
            CompletableFuture<FetchResult> result = begin(
                    PATIENT.withMostRate(1000).withOverall(Duration.ofDays(1)),
                    time,
                    server.uri("/a"),
                    Optional.of(1_000_000_000L));
            for (int tenth = 1; tenth <= 100; tenth++) {
                time.pass(Duration.ofMillis(100));
                assertThat(sink.length()).isLessThanOrEqualTo(100L * tenth + 250);
            }
            soon().until(() -> sink.length() >= 9_000);
            stop.stop();
            assertThat(ended(result)).isInstanceOf(FetchResult.Stopped.class);
        }
        assertThat(sent).as("what the buffers in between hold").hasValueLessThan(64L << 20);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 100})
    void a_stop_ends_a_pause_at_once(long rate) throws Exception {
        try (FaultServer server = new FaultServer(Fetching::answer)) {
            CompletableFuture<FetchResult> result = CompletableFuture.supplyAsync(
                    () -> fetch(DownloadLimits.STANDARD.withMostRate(rate), server.uri("/a")));
            soon().until(() -> sink.length() > 0);
            stop.stop();
            assertThat(result.get(20, TimeUnit.SECONDS)).isInstanceOf(FetchResult.Stopped.class);
            assertThat(server.clientLeft().await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Below the rate that a server must reach, and with pauses far longer than it may fall silent. */
    @Test
    void our_own_pauses_are_no_stall() throws IOException {
        DownloadLimits strict = new DownloadLimits(
                Duration.ofSeconds(60), Duration.ofMillis(100), 80_000, Duration.ofMinutes(2), 1 << 20);
        VirtualTime time = VirtualTime.passedByPauses();
        try (FaultServer server = new FaultServer(Fetching::answer)) {
            FetchResult result =
                    ended(begin(strict.withMostRate(40_000), time, server.uri("/a"), Optional.of((long) IMAGE.length)));
            fetched(result, sink);
        }
        assertThat(time.passed()).isGreaterThan(Duration.ofSeconds(4));
    }

    @Test
    void a_server_that_falls_silent_has_stalled_under_a_limit_too() throws IOException {
        VirtualTime time = VirtualTime.standing();
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK", LENGTH);
            call.body(IMAGE, 0, 1000);
            call.hang();
        })) {
            CompletableFuture<FetchResult> result =
                    begin(upToAMebibyteASecond(), time, server.uri("/a"), Optional.of((long) IMAGE.length));
            awaitBytes(1000);
            // what came is paid for first
            time.pass(Duration.ofSeconds(1));
            time.pass(PATIENT.stall());
            broken(ended(result), ReasonCode.DOWNLOAD_STALLED);
        }
    }

    @Test
    void the_overall_limit_ends_a_pause() throws IOException {
        VirtualTime time = VirtualTime.passedByPauses();
        DownloadLimits limits = PATIENT.withOverall(Duration.ofMillis(500)).withMostRate(10);
        try (FaultServer server = new FaultServer(Fetching::answer)) {
            broken(
                    ended(begin(limits, time, server.uri("/a"), Optional.of((long) IMAGE.length))),
                    ReasonCode.DOWNLOAD_TIMEOUT);
        }
        assertThat(time.passed()).isEqualTo(limits.overall());
    }

    @Test
    void a_limited_download_that_is_cut_is_resumed_without_a_byte_asked_twice() throws IOException {
        DownloadLimits limits = PATIENT.withMostRate(10 << 20);
        try (FaultServer server = new FaultServer(call -> {
            String range = call.request().field("range");
            int from = range.isEmpty() ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            call.head(
                    from == 0 ? "200 OK" : "206 Partial Content",
                    "Content-Length: " + (IMAGE.length - from),
                    "ETag: " + TAG,
                    from == 0 ? "X: y" : "Content-Range: bytes " + from + "-199999/200000");
            call.body(IMAGE, from, Math.min(from + 65_536, IMAGE.length));
        })) {
            for (int cut = 1; cut <= 3; cut++) {
                broken(fetch(limits, server.uri("/a")), ReasonCode.CONNECTION_BROKEN);
                assertThat(sink.length()).isEqualTo(cut * 65_536L);
            }
            fetched(fetch(limits, server.uri("/a")), sink);
            assertThat(server.requests())
                    .extracting(request -> request.field("range"))
                    .containsExactly("", "bytes=65536-", "bytes=131072-", "bytes=196608-");
        }
    }

    @Test
    void a_download_that_was_stopped_in_a_pause_is_resumed_where_it_was() throws Exception {
        try (FaultServer server = new FaultServer(call -> {
            String range = call.request().field("range");
            int from = range.isEmpty() ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            call.head(
                    from == 0 ? "200 OK" : "206 Partial Content",
                    "ETag: " + TAG,
                    "Content-Range: bytes " + from + "-199999/200000");
            call.body(IMAGE, from, IMAGE.length);
        })) {
            CompletableFuture<FetchResult> result = CompletableFuture.supplyAsync(
                    () -> fetch(DownloadLimits.STANDARD.withMostRate(100), server.uri("/a")));
            soon().until(() -> sink.length() > 0);
            stop.stop();
            assertThat(result.get(20, TimeUnit.SECONDS)).isInstanceOf(FetchResult.Stopped.class);
            long have = sink.length();
            assertThat(have).isLessThan(IMAGE.length);

            FetchResult rest = new HttpImageSource(PATIENT.withMostRate(10 << 20))
                    .fetch(
                            new ImageUri(server.uri("/a")),
                            Optional.of((long) IMAGE.length),
                            sink,
                            bytes -> {},
                            new StopSignal());
            fetched(rest, sink);
            assertThat(server.requests().get(1).field("range")).isEqualTo("bytes=" + have + "-");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void a_limit_below_one_is_none(long rate) {
        assertThatThrownBy(() -> DownloadLimits.STANDARD.withMostRate(rate))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_limit_is_off_until_it_is_set_and_stays_when_others_change() {
        assertThat(DownloadLimits.STANDARD.mostRate()).isEmpty();
        assertThat(PATIENT.mostRate()).isEmpty();
        assertThat(PATIENT.withMostRate(7)
                        .withStall(Duration.ofSeconds(1))
                        .withOverall(Duration.ofSeconds(2))
                        .withLargest(3)
                        .mostRate())
                .hasValue(7);
    }
}
