package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.InMemorySink;
import dev.drydock.testkit.http.FaultServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that never come to an end: what they can send is bounded, and so is what is kept of it. */
class EndlessAnswerTest extends Fetching {
    /** An upper bound of the buffers of two sockets and of the client. */
    private static final long BOUNDED = 64L << 20;

    private final AtomicLong sent = new AtomicLong();

    private void forEver(FaultServer.Call call, String text) throws IOException {
        String block = text.repeat(16_384 / text.length());
        while (true) {
            call.raw(block);
            sent.addAndGet(block.length());
        }
    }

    @Test
    void a_body_without_a_length_is_cut_at_the_ordered_size() throws Exception {
        refuses(
                call -> {
                    call.head("200 OK");
                    forEver(call, "x");
                },
                ReasonCode.SIZE_MISMATCH);
        assertThat(sent).hasValueLessThan(BOUNDED);
    }

    @Test
    void a_body_of_ten_times_the_ordered_size_is_cut_at_it() throws Exception {
        refuses(
                call -> {
                    call.head("200 OK", "ETag: " + TAG);
                    for (int times = 0; times < 10; times++) {
                        call.body(IMAGE, 0, IMAGE.length);
                    }
                },
                ReasonCode.SIZE_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999999999", "1099511627776", "200001"})
    void a_length_that_lies_large_is_refused_before_the_first_byte(String length) throws Exception {
        refuses(
                call -> {
                    call.head("200 OK", "Content-Length: " + length);
                    forEver(call, "x");
                },
                ReasonCode.SIZE_MISMATCH);
        assertThat(sent).hasValueLessThan(BOUNDED);
        assertThat(sink.restarts()).as("only for the good one").isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 206})
    void what_follows_the_stated_length_is_no_part_of_the_image(int status) throws IOException {
        int have = status == 200 ? 0 : 1000;
        InMemorySink begun = have == 0 ? sink : InMemorySink.holding(Arrays.copyOf(IMAGE, have), TAG);
        try (FaultServer server = new FaultServer(call -> {
            call.head(
                    status + " OK",
                    "Content-Length: " + (IMAGE.length - have),
                    "Content-Range: bytes " + have + "-199999/200000",
                    "ETag: " + TAG);
            call.body(IMAGE, have, IMAGE.length);
            forEver(call, "trailing");
        })) {
            fetched(fetch(server.uri("/a"), begun), begun);
        }
        assertThat(begun.longest()).isEqualTo(IMAGE.length);
        assertThat(sent).hasValueLessThan(BOUNDED);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 300, 403, 404, 416, 500, 503})
    void the_page_of_an_error_is_not_read(int status) throws Exception {
        refuses(
                call -> {
                    call.head(status + " Whatever");
                    forEver(call, "sorry ");
                },
                StatusRule.code(status));
        assertThat(sent).hasValueLessThan(BOUNDED);
    }

    @Test
    void the_page_of_a_redirect_is_not_read() throws Exception {
        try (FaultServer server = new FaultServer(call -> {
            if (call.request().target().equals("/new")) {
                answer(call);
            } else {
                call.head("302 Found", "Location: /new");
                forEver(call, "moved ");
            }
        })) {
            fetched(fetch(server.uri("/old")), sink);
        }
        assertThat(sent).hasValueLessThan(BOUNDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"206 Partial Content", "416 Range Not Satisfiable"})
    void an_answer_to_a_range_that_does_not_fit_is_not_read(String status) throws Exception {
        InMemorySink begun = InMemorySink.holding(Arrays.copyOf(IMAGE, 1000), TAG);
        try (FaultServer server = new FaultServer(call -> {
            if (call.request().field("range").isEmpty()) {
                answer(call);
            } else {
                call.head(status, "Content-Encoding: gzip");
                forEver(call, "x");
            }
        })) {
            fetched(fetch(server.uri("/a"), begun), begun);
        }
        assertThat(sent).hasValueLessThan(BOUNDED);
    }

    static Stream<Arguments> chunks_of_no_sense() {
        return Stream.of(
                Arguments.argumentSet("a size beyond all numbers", "F".repeat(40) + "\r\n", "x"),
                Arguments.argumentSet("a size of 2^63", "8000000000000000\r\n", "x"),
                Arguments.argumentSet("a size of 2^32 + 5", "100000005\r\n", "x"),
                Arguments.argumentSet("a size below zero", "-5\r\n", "x"),
                Arguments.argumentSet("a size that is none", "zzz\r\n", "x"),
                Arguments.argumentSet("no size", "\r\n", "x"),
                Arguments.argumentSet("zeros without end", "0", "0"),
                Arguments.argumentSet("an extension without end", "5;a=", "b"),
                Arguments.argumentSet("trailers without end", "0\r\n", "X-Trailer: y\r\n"));
    }

    @ParameterizedTest
    @MethodSource("chunks_of_no_sense")
    void a_chunk_is_not_believed_that_has(String begin, String then) throws Exception {
        refuses(
                call -> {
                    call.head("200 OK", "Transfer-Encoding: chunked");
                    call.raw(begin);
                    forEver(call, then);
                },
                ReasonCode.CONNECTION_BROKEN,
                ReasonCode.DOWNLOAD_STALLED,
                ReasonCode.SIZE_MISMATCH);
    }

    @Test
    void the_connection_of_an_endless_server_is_closed_at_once() throws Exception {
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK");
            forEver(call, "x");
        })) {
            refused(fetch(server.uri("/a")), ReasonCode.SIZE_MISMATCH);
            assertThat(server.clientLeft().await(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
