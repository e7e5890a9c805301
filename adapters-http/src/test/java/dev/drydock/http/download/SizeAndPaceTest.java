package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.ReasonCode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizeAndPaceTest extends Fetching {
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
            assertThat(server.clientLeft.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void an_order_without_a_size_takes_what_comes_up_to_the_cap() throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK");
            call.body(IMAGE, 0, IMAGE.length);
        })) {
            fetched(source.fetch(new ImageUri(server.uri("/a")), Optional.empty(), sink, b -> {}, stop), sink);
            HttpImageSource capped = new HttpImageSource(SHORT.withLargest(IMAGE.length - 1));
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
        HttpImageSource hasty = new HttpImageSource(new DownloadLimits(
                Duration.ofMillis(100), Duration.ofMillis(300), 1024, Duration.ofSeconds(20), 1 << 20));
        try (FaultServer server = new FaultServer(FaultServer.Call::hang)) {
            broken(
                    hasty.fetch(new ImageUri(server.uri("/a")), Optional.empty(), sink, b -> {}, stop),
                    ReasonCode.DOWNLOAD_STALLED);
            assertThat(server.clientLeft.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_body_that_falls_silent_has_stalled() throws Exception {
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK", LENGTH);
            call.body(IMAGE, 0, 1000);
            call.hang();
        })) {
            broken(fetch(server.uri("/a")), ReasonCode.DOWNLOAD_STALLED);
            assertThat(server.clientLeft.await(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(sink.length()).isEqualTo(1000);
    }

    @Test
    void a_drip_that_never_falls_silent_has_stalled_all_the_same() throws Exception {
        try (FaultServer server = new FaultServer(Drip::answer)) {
            FetchResult.Broken broken = broken(fetch(server.uri("/a")), ReasonCode.DOWNLOAD_STALLED);
            assertThat(broken.reason().message()).contains("1024 bytes a second");
        }
    }

    @Test
    void a_download_ends_at_its_overall_limit_however_it_goes() throws Exception {
        HttpImageSource bounded =
                new HttpImageSource(SHORT.withStall(Duration.ofSeconds(5)).withOverall(Duration.ofMillis(500)));
        try (FaultServer server = new FaultServer(Drip::answer)) {
            broken(
                    bounded.fetch(new ImageUri(server.uri("/a")), Optional.empty(), sink, b -> {}, stop),
                    ReasonCode.DOWNLOAD_TIMEOUT);
        }
    }

    /** A byte now, and another each tenth of a second. */
    private static final class Drip {
        static void answer(FaultServer.Call call) throws Exception {
            call.head("200 OK", LENGTH);
            CountDownLatch never = new CountDownLatch(1);
            for (int i = 0; i < IMAGE.length && !never.await(100, TimeUnit.MILLISECONDS); i++) {
                call.body(IMAGE, i, i + 1);
            }
        }
    }
}
