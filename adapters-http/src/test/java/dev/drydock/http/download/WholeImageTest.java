package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.InMemorySink;
import dev.drydock.testkit.http.FaultServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that send the whole image under another status than 200. */
class WholeImageTest extends Fetching {
    private static final String END_TO_END = "Content-Range: bytes 0-199999/200000";

    private static FaultServer.Script whole(String status, String... fields) {
        return call -> {
            call.head(status, fields);
            call.body(IMAGE, 0, IMAGE.length);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "206 Partial Content, Content-Range: bytes 0-199999/200000",
        "203 Non-Authoritative Information, Content-Length: 200000"
    })
    void the_whole_image_is_taken_with_its_tag(String status, String field) throws IOException {
        try (FaultServer server = new FaultServer(whole(status, field, "ETag: " + TAG))) {
            fetched(fetch(server.uri("/a")), sink);
            assertThat(sink.etag()).contains(TAG);
            fetched(source.fetch(new ImageUri(server.uri("/a")), Optional.empty(), new InMemorySink(), b -> {}, stop));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"203 Non-Authoritative Information", "206 Partial Content"})
    void the_whole_image_is_taken_in_answer_to_a_range_too(String status) throws IOException {
        InMemorySink begun = InMemorySink.holding(Arrays.copyOf(IMAGE, 1000), TAG);
        try (FaultServer server = new FaultServer(whole(status, END_TO_END, "ETag: \"v2\""))) {
            fetched(fetch(server.uri("/a"), begun), begun);
        }
        assertThat(begun.etag()).contains("\"v2\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: no range",
                "Content-Range: bytes 0-99999/200000",
                "Content-Range: bytes 1-199999/200000",
                "Content-Range: bytes 0-199999/*",
                "Content-Range: bytes */200000",
                "Content-Range: items 0-199999/200000"
            })
    void a_part_in_place_of_the_whole_is_refused(String range) throws Exception {
        refuses(whole("206 Partial Content", range, "ETag: " + TAG), ReasonCode.SERVER_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"201 Created", "202 Accepted", "205 Reset Content", "226 IM Used"})
    void no_other_status_brings_an_image(String status) throws Exception {
        refuses(whole(status, LENGTH), ReasonCode.SERVER_REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"206 Part, Content-Range: bytes 0-200000/200001", "203 Fine, Content-Length: 200001"})
    void an_image_of_another_size_is_refused_before_the_first_byte(String status, String field) throws Exception {
        refuses(whole(status, field), ReasonCode.SIZE_MISMATCH);
        assertThat(sink.restarts()).as("only for the good one").isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203 Fine", "206 Part"})
    void several_ranges_are_refused_under_any_status(String status) throws Exception {
        refuses(
                whole(status, LENGTH, END_TO_END, "Content-Type: multipart/byteranges; boundary=x"),
                ReasonCode.SERVER_REFUSED);
    }

    private static void fetched(FetchResult result) {
        assertThat(result).isInstanceOf(FetchResult.Fetched.class);
    }
}
