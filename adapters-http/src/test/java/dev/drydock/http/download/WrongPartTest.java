package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.InMemorySink;
import dev.drydock.testkit.http.FaultServer;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that answer a range with something else than the rest of the same image. */
class WrongPartTest extends Fetching {
    private static final int HAVE = 65_536;
    private static final String REST = "bytes " + HAVE + "-199999/200000";

    private final InMemorySink begun = InMemorySink.holding(Arrays.copyOf(IMAGE, HAVE), TAG);

    /** Answers a range with what the test says, and a request for the whole properly. */
    private static FaultServer.Script rangeAnswered(int last, String... fields) {
        return call -> {
            if (call.request().field("range").isEmpty()) {
                answer(call);
            } else {
                call.head("206 Partial Content", fields);
                call.body(OTHER, HAVE, last + 1);
            }
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X: y | ETag: \"v1\"",
                "Content-Range: bytes 65536-199999/200000 | X: y",
                "Content-Range: bytes 65536-199999/200000 | ETag: v1",
                "Content-Range: bytes 65536-199999/200000 | ETag: W/\"v1\"",
                "Content-Range: bytes 65536-199999/200000 | ETag: \"V1\"",
                "Content-Range: bytes 65535-199998/200000 | ETag: \"v1\"",
                "Content-Range: bytes 65537-199999/200000 | ETag: \"v1\"",
                "Content-Range: bytes -134464/200000 | ETag: \"v1\"",
                "Content-Range: bytes 65536-199999 | ETag: \"v1\"",
                "Content-Range: bytes 65536-99999999999999999999/* | ETag: \"v1\""
            })
    void a_part_that_is_not_what_was_asked_for_is_dropped_for_the_whole(String range, String tag) throws IOException {
        wholeAfter(rangeAnswered(199_999, range.strip(), tag.strip()));
    }

    @Test
    void a_part_whose_length_is_not_that_of_its_range_is_dropped_for_the_whole() throws IOException {
        wholeAfter(
                rangeAnswered(99_999, "Content-Range: " + REST, "Content-Length: " + (100_000 - HAVE), "ETag: " + TAG));
    }

    @Test
    void several_ranges_in_one_body_are_dropped_for_the_whole() throws IOException {
        wholeAfter(rangeAnswered(
                199_999, "Content-Type: Multipart/ByteRanges; boundary=x", "Content-Range: " + REST, "ETag: " + TAG));
    }

    @Test
    void several_ranges_in_place_of_the_whole_are_refused() throws IOException {
        refuses(
                call -> {
                    call.head("200 OK", LENGTH, "Content-Type: multipart/byteranges; boundary=x");
                    call.body(IMAGE, 0, IMAGE.length);
                },
                ReasonCode.SERVER_REFUSED);
    }

    @Test
    void a_part_of_an_image_whose_end_nobody_knows_is_dropped_for_the_whole() throws IOException {
        try (FaultServer server =
                new FaultServer(rangeAnswered(99_999, "Content-Range: bytes " + HAVE + "-99999/*", "ETag: " + TAG))) {
            FetchResult result =
                    source.fetch(new ImageUri(server.uri("/a")), Optional.empty(), begun, bytes -> {}, stop);
            fetched(result, begun);
        }
    }

    private void wholeAfter(FaultServer.Script script) throws IOException {
        try (FaultServer server = new FaultServer(script)) {
            fetched(fetch(server.uri("/a"), begun), begun);
            assertThat(server.requests())
                    .extracting(request -> request.field("range"))
                    .containsExactly("bytes=65536-", "");
        }
        assertThat(begun.longest()).isEqualTo(IMAGE.length);
    }

    /** Only the digest can tell; what is to be said here is that it is measured over every byte. */
    @Test
    void another_file_behind_the_same_tag_has_another_digest() throws Exception {
        try (FaultServer server = new FaultServer(
                rangeAnswered(199_999, "Content-Range: " + REST, "Content-Length: 134464", "ETag: " + TAG))) {
            assertThat(fetch(server.uri("/a"), begun)).isInstanceOf(FetchResult.Fetched.class);
        }
        byte[] mixed = OTHER.clone();
        System.arraycopy(IMAGE, 0, mixed, 0, HAVE);
        assertThat(begun.finish().digest())
                .isEqualTo(Digest.of(MessageDigest.getInstance("SHA-256").digest(mixed)));
    }
}
