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

class ResumeTest extends Fetching {
    private static final int HAVE = 65_536;
    private static final String REST = "bytes " + HAVE + "-199999/200000";

    private final InMemorySink begun = InMemorySink.holding(Arrays.copyOf(IMAGE, HAVE), TAG);

    /** Answers a range with what the test says, and a request for the whole properly. */
    private static FaultServer.Script rangeAnswered(String status, String... fields) {
        return call -> {
            if (call.request().field("range").isEmpty()) {
                call.head("200 OK", LENGTH, "ETag: \"v2\"");
                call.body(IMAGE, 0, IMAGE.length);
            } else {
                call.head(status, fields);
                call.body(IMAGE, HAVE, IMAGE.length);
            }
        };
    }

    @Test
    void a_download_cut_at_each_64_KiB_is_resumed_without_a_byte_asked_twice() throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            String range = call.request().field("range");
            int from = range.isEmpty() ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            call.head(
                    from == 0 ? "200 OK" : "206 Partial Content",
                    "Content-Length: " + (IMAGE.length - from),
                    "ETag: " + TAG,
                    from == 0 ? "X: y" : "Content-Range: bytes " + from + "-199999/200000");
            call.body(IMAGE, from, Math.min(from + HAVE, IMAGE.length));
        })) {
            for (int cut = 1; cut <= 3; cut++) {
                broken(fetch(server.uri("/a")), ReasonCode.CONNECTION_BROKEN);
                assertThat(sink.length()).isEqualTo(cut * 65_536L);
            }
            fetched(fetch(server.uri("/a")), sink);
            assertThat(server.requests())
                    .extracting(request -> request.field("range"))
                    .containsExactly("", "bytes=65536-", "bytes=131072-", "bytes=196608-");
            assertThat(server.requests().get(1).field("if-range")).isEqualTo(TAG);
        }
        assertThat(sink.restarts()).isEqualTo(1);
    }

    @Test
    void a_part_that_fits_is_appended() throws IOException {
        try (FaultServer server =
                new FaultServer(rangeAnswered("206 Partial Content", "Content-Range: " + REST, "ETag: " + TAG))) {
            fetched(fetch(server.uri("/a"), begun), begun);
            assertThat(server.requests()).hasSize(1);
        }
        assertThat(begun.restarts()).isZero();
    }

    @Test
    void a_whole_image_in_answer_to_a_range_begins_anew_in_the_same_answer() throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK", LENGTH, "ETag: \"v2\"");
            call.body(IMAGE, 0, IMAGE.length);
        })) {
            fetched(fetch(server.uri("/a"), begun), begun);
            assertThat(server.requests()).hasSize(1);
        }
        assertThat(begun.etag()).contains("\"v2\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes 65535-199999/200000",
                "bytes 0-199999/200000",
                "bytes 65536-200000/200000",
                "bytes 65536-1/200000",
                "items 65536-199999/200000",
                "bytes */200000",
                "nonsense"
            })
    void a_part_that_does_not_fit_is_dropped_for_the_whole(String range) throws IOException {
        wholeAfter(rangeAnswered("206 Partial Content", "Content-Range: " + range, "ETag: " + TAG));
    }

    @Test
    void a_part_of_a_changed_image_is_dropped_for_the_whole() throws IOException {
        wholeAfter(rangeAnswered("206 Partial Content", "Content-Range: " + REST, "ETag: \"v2\""));
    }

    @Test
    void a_part_with_a_weak_tag_is_dropped_for_the_whole() throws IOException {
        wholeAfter(rangeAnswered("206 Partial Content", "Content-Range: " + REST, "ETag: W/" + TAG));
    }

    @Test
    void several_parts_at_once_are_dropped_for_the_whole() throws IOException {
        wholeAfter(rangeAnswered("206 Partial Content", "Content-Type: multipart/byteranges", "ETag: " + TAG));
    }

    @Test
    void a_range_that_cannot_be_had_is_dropped_for_the_whole() throws IOException {
        wholeAfter(rangeAnswered("416 Range Not Satisfiable", "Content-Range: bytes */10"));
    }

    private void wholeAfter(FaultServer.Script script) throws IOException {
        try (FaultServer server = new FaultServer(script)) {
            fetched(fetch(server.uri("/a"), begun), begun);
            assertThat(server.requests()).hasSize(2);
            assertThat(server.requests().get(1).field("range")).isEmpty();
        }
        assertThat(begun.etag()).contains("\"v2\"");
    }

    @Test
    void a_server_that_refuses_even_the_whole_with_416_is_asked_once_more_only() throws IOException {
        try (FaultServer server = new FaultServer(call -> call.head("416 No", "Content-Length: 0"))) {
            broken(fetch(server.uri("/a"), begun), ReasonCode.SERVER_REFUSED);
            assertThat(server.requests()).hasSize(2);
        }
        assertThat(begun.length()).isZero();
    }

    @Test
    void a_total_other_than_ordered_is_refused_before_the_next_byte() throws IOException {
        try (FaultServer server = new FaultServer(
                rangeAnswered("206 Partial Content", "Content-Range: bytes 65536-200000/200001", "ETag: " + TAG))) {
            broken(fetch(server.uri("/a"), begun), ReasonCode.SIZE_MISMATCH);
        }
        assertThat(begun.length()).isEqualTo(HAVE);
    }

    @Test
    void a_part_shorter_than_the_rest_is_resumed_by_the_next_attempt() throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            call.head(
                    "206 Partial Content",
                    "Content-Range: bytes 65536-65545/200000",
                    "Content-Length: 10",
                    "ETag: " + TAG);
            call.body(IMAGE, HAVE, HAVE + 10);
        })) {
            broken(fetch(server.uri("/a"), begun), ReasonCode.CONNECTION_BROKEN);
        }
        assertThat(begun.length()).isEqualTo(HAVE + 10L);
    }

    @Test
    void a_weak_tag_is_not_kept_and_nothing_is_resumed_from_it() throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK", LENGTH, "ETag: W/" + TAG);
            call.body(IMAGE, 0, call.number() == 1 ? 1000 : IMAGE.length);
        })) {
            broken(fetch(server.uri("/a")), ReasonCode.CONNECTION_BROKEN);
            assertThat(sink.etag()).isEmpty();
            fetched(fetch(server.uri("/a")), sink);
            assertThat(server.requests().get(1).field("range")).isEmpty();
        }
    }

    @Test
    void an_image_that_is_all_there_is_not_asked_for() throws IOException {
        InMemorySink all = InMemorySink.holding(IMAGE, TAG);
        try (FaultServer server = new FaultServer(call -> call.head("500 No", "Content-Length: 0"))) {
            fetched(fetch(server.uri("/a"), all), all);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void a_slot_that_holds_more_than_was_ordered_begins_anew() throws IOException {
        InMemorySink more = InMemorySink.holding(new byte[IMAGE.length + 1], TAG);
        try (FaultServer server = new FaultServer(rangeAnswered("500 No"))) {
            fetched(fetch(server.uri("/a"), more), more);
        }
    }
}
