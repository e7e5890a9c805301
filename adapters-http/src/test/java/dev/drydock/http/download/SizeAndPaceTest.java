package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.testkit.http.FaultServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizeAndPaceTest extends Fetching {
    private static final DownloadLimits LIMITS =
            new DownloadLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), 1024, Duration.ofMinutes(5), 1 << 20);

    private final Semaphore drops = new Semaphore(0);

    @Test
    void a_stated_length_other_than_ordered_is_refused_before_the_first_byte() throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK", "Content-Length: 200001");
            call.body(IMAGE, 0, IMAGE.length);
            call.out().write(1);
        })) {
            FetchResult.Broken broken = broken(fetch(server.uri("/a")), ReasonCode.SIZE_MISMATCH);
            assertThat(broken.reason().message()).contains("200000", "200001", "/a");
        }
        assertThat(sink.restarts()).isZero();
    }

    @Test
    void a_stated_length_below_the_ordered_one_is_refused_too() throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK", "Content-Length: 199999");
            call.body(IMAGE, 0, 199_999);
        })) {
            broken(fetch(server.uri("/a")), ReasonCode.SIZE_MISMATCH);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "1e3", "0x10", "99999999999999999999", "200000, 200000"})
    void a_stated_length_that_is_no_number_is_not_used(String length) throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK", "Content-Length: " + length);
            call.body(IMAGE, 0, IMAGE.length);
        })) {
            FetchResult.Broken broken = broken(fetch(server.uri("/a")), ReasonCode.CONNECTION_BROKEN);
            assertThat(broken.reason().message()).contains(length);
        }
        assertThat(sink.restarts()).isZero();
    }

    @Test
    void a_body_without_a_length_is_cut_at_the_ordered_size() throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK", "ETag: " + TAG);
            call.body(IMAGE, 0, IMAGE.length);
            call.out().write(1);
        })) {
            broken(fetch(server.uri("/a")), ReasonCode.SIZE_MISMATCH);
        }
        assertThat(sink.length()).isZero();
        assertThat(sink.etag()).isEmpty();
    }

    @Test
    void a_chunked_body_without_end_is_cut_at_the_ordered_size() throws Exception {
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK", "Transfer-Encoding: chunked");
            while (true) {
                call.out().write("10000\r\n".getBytes("US-ASCII"));
                call.body(IMAGE, 0, 0x10000);
                call.out().write("\r\n".getBytes("US-ASCII"));
            }
        })) {
            broken(fetch(server.uri("/a")), ReasonCode.SIZE_MISMATCH);
            assertThat(server.clientLeft().await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void an_order_without_a_size_takes_what_comes_up_to_the_cap() throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK");
            call.body(IMAGE, 0, IMAGE.length);
        })) {
            fetched(source.fetch(new ImageUri(server.uri("/a")), Optional.empty(), sink, b -> {}, stop), sink);
            HttpImageSource capped = new HttpImageSource(PATIENT.withLargest(IMAGE.length - 1));
            broken(
                    capped.fetch(new ImageUri(server.uri("/a")), Optional.empty(), sink, b -> {}, stop),
                    ReasonCode.SIZE_MISMATCH);
        }
    }

    @Test
    void a_stated_length_above_the_cap_is_refused_before_the_first_byte() throws IOException {
        try (FaultServer server = new FaultServer(call -> call.head("200 OK", "Content-Length: 99999999999"))) {
            broken(
                    source.fetch(new ImageUri(server.uri("/a")), Optional.empty(), sink, b -> {}, stop),
                    ReasonCode.SIZE_MISMATCH);
        }
        assertThat(sink.restarts()).isZero();
    }

    @Test
    void a_body_that_ends_before_its_stated_length_is_a_broken_connection() throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK", LENGTH);
            call.body(IMAGE, 0, 1000);
        })) {
            broken(fetch(server.uri("/a")), ReasonCode.CONNECTION_BROKEN);
        }
        assertThat(sink.length()).isEqualTo(1000);
    }

    @Test
    void a_close_is_no_end_when_the_ordered_size_says_otherwise() throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK");
            call.body(IMAGE, 0, 1000);
        })) {
            FetchResult.Broken broken = broken(fetch(server.uri("/a")), ReasonCode.CONNECTION_BROKEN);
            assertThat(broken.reason().message()).contains("200000", "1000");
        }
    }

    @Test
    void a_server_that_takes_the_request_and_says_nothing_has_stalled() throws Exception {
        VirtualTime time = VirtualTime.standing();
        try (FaultServer server = new FaultServer(FaultServer.Call::hang)) {
            CompletableFuture<FetchResult> fetch = begin(LIMITS, time, server.uri("/a"), Optional.empty());
            soon().until(() -> server.requests().size() == 1);
            time.pass(LIMITS.connect().plus(LIMITS.stall()).minusNanos(1));
            assertThat(fetch).isNotDone();
            time.pass(Duration.ofNanos(1));
            broken(ended(fetch), ReasonCode.DOWNLOAD_STALLED);
            assertThat(server.clientLeft().await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_body_that_falls_silent_has_stalled() throws Exception {
        VirtualTime time = VirtualTime.standing();
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK", LENGTH);
            call.body(IMAGE, 0, 1000);
            call.hang();
        })) {
            CompletableFuture<FetchResult> fetch = begin(LIMITS, time, server.uri("/a"), size());
            awaitBytes(1000);
            time.pass(LIMITS.stall());
            broken(ended(fetch), ReasonCode.DOWNLOAD_STALLED);
            assertThat(server.clientLeft().await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(sink.length()).isEqualTo(1000);
    }

    @Test
    void a_drip_that_never_falls_silent_has_stalled_all_the_same() throws Exception {
        VirtualTime time = VirtualTime.standing();
        try (FaultServer server = new FaultServer(this::drip)) {
            CompletableFuture<FetchResult> fetch = begin(LIMITS, time, server.uri("/a"), size());
            passASecondForEachByte(time, fetch);
            FetchResult.Broken broken = broken(ended(fetch), ReasonCode.DOWNLOAD_STALLED);
            assertThat(broken.reason().message()).contains("1024 bytes a second");
        }
    }

    @Test
    void a_download_ends_at_its_overall_limit_however_it_goes() throws Exception {
        VirtualTime time = VirtualTime.standing();
        DownloadLimits bounded = LIMITS.withOverall(Duration.ofSeconds(7));
        try (FaultServer server = new FaultServer(this::drip)) {
            CompletableFuture<FetchResult> fetch = begin(bounded, time, server.uri("/a"), Optional.empty());
            passASecondForEachByte(time, fetch);
            broken(ended(fetch), ReasonCode.DOWNLOAD_TIMEOUT);
        }
        assertThat(time.passed()).isEqualTo(bounded.overall());
    }

    /** Lets a second pass while the client waits, then a byte come, and so on. */
    private void passASecondForEachByte(VirtualTime time, CompletableFuture<FetchResult> fetch) {
        drops.release();
        awaitBytes(1);
        for (int second = 1; second <= LIMITS.stall().toSeconds() && !fetch.isDone(); second++) {
            time.pass(Duration.ofSeconds(1));
            drops.release();
            int bytes = second + 1;
            soon().until(() -> fetch.isDone() || sink.length() == bytes);
        }
    }

    /** Sends a byte for each drop that a test releases. */
    private void drip(FaultServer.Call call) throws Exception {
        call.head("200 OK", LENGTH);
        for (int i = 0; i < IMAGE.length; i++) {
            if (!drops.tryAcquire(60, TimeUnit.SECONDS)) {
                return;
            }
            call.body(IMAGE, i, i + 1);
        }
    }

    private static Optional<Long> size() {
        return Optional.of((long) IMAGE.length);
    }
}
