package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.InMemorySink;
import dev.drydock.testkit.http.FaultServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that bring less than the image, or more. */
class SizeToTheByteTest extends Fetching {
    private static final int HAVE = 65_536;
    private static final String REST = "bytes " + HAVE + "-199999/200000";

    private final InMemorySink begun = InMemorySink.holding(Arrays.copyOf(IMAGE, HAVE), TAG);

    static Stream<Arguments> ends() {
        return Stream.of(
                Arguments.argumentSet("a length that is true", LENGTH, "", ""),
                Arguments.argumentSet("no length", "X: y", "", ""),
                Arguments.argumentSet(
                        "one chunk that ends", "Transfer-Encoding: chunked", "30d3f\r\n", "\r\n0\r\n\r\n"),
                Arguments.argumentSet("one chunk without the last", "Transfer-Encoding: chunked", "30d3f\r\n", "\r\n"),
                Arguments.argumentSet("half a chunk", "Transfer-Encoding: chunked", "30d40\r\n", ""));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void an_image_that_lacks_its_last_byte_is_a_broken_connection_with(String field, String before, String after)
            throws Exception {
        refuses(
                call -> {
                    call.head("200 OK", field);
                    call.raw(before);
                    call.body(IMAGE, 0, IMAGE.length - 1);
                    call.raw(after);
                },
                ReasonCode.CONNECTION_BROKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: y", "Transfer-Encoding: chunked"})
    void a_byte_too_many_is_a_wrong_size_and_not_one_byte_of_it_stays(String field) throws Exception {
        boolean chunked = field.contains("chunked");
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK", field, "ETag: " + TAG);
            call.raw(chunked ? "30d40\r\n" : "");
            call.body(IMAGE, 0, IMAGE.length);
            call.raw(chunked ? "\r\n1\r\nx\r\n0\r\n\r\n" : "x");
        })) {
            refused(fetch(server.uri("/a")), ReasonCode.SIZE_MISMATCH);
        }
        assertThat(sink.length()).isZero();
        assertThat(sink.etag()).isEmpty();
        takesTheNextGoodDownload();
    }

    @Test
    void a_rest_with_a_byte_too_many_is_a_wrong_size_and_nothing_is_resumed_from_it() throws Exception {
        try (FaultServer server = new FaultServer(call -> {
            call.head("206 Partial Content", "Content-Range: " + REST, "ETag: " + TAG);
            call.body(IMAGE, HAVE, IMAGE.length);
            call.raw("x");
        })) {
            broken(fetch(server.uri("/a"), begun), ReasonCode.SIZE_MISMATCH);
        }
        assertThat(begun.longest()).isLessThanOrEqualTo(IMAGE.length);
        takesTheWholeAfterwards(begun);
    }

    @Test
    void more_than_the_range_that_it_says_it_is_is_not_taken() throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            call.head("206 Partial Content", "Content-Range: bytes " + HAVE + "-65545/200000", "ETag: " + TAG);
            call.body(IMAGE, HAVE, IMAGE.length);
        })) {
            broken(fetch(server.uri("/a"), begun), ReasonCode.SIZE_MISMATCH);
        }
        takesTheWholeAfterwards(begun);
    }

    private void takesTheWholeAfterwards(InMemorySink into) throws IOException {
        assertThat(into.length()).isZero();
        assertThat(into.etag()).isEmpty();
        try (FaultServer server = new FaultServer(Fetching::answer)) {
            fetched(fetch(server.uri("/a"), into), into);
            assertThat(server.requests().get(0).field("range")).isEmpty();
        }
    }
}
