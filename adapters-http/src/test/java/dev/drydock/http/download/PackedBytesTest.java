package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.InMemorySink;
import dev.drydock.testkit.http.FaultServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that pack what they send, asked not to as they are. */
class PackedBytesTest extends Fetching {
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "zstd", "deflate", "x-unknown", "identity, gzip", "aes128gcm"})
    void packed_bytes_are_refused(String coding) throws Exception {
        refuses(
                call -> {
                    assertThat(call.request().field("accept-encoding")).isEqualTo("identity");
                    call.head("200 OK", LENGTH, "Content-Encoding: " + coding);
                    call.body(IMAGE, 0, IMAGE.length);
                },
                ReasonCode.SERVER_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip, chunked", "deflate", "chunked, chunked"})
    void bytes_packed_for_the_way_are_refused(String coding) throws Exception {
        refuses(
                call -> {
                    call.head("200 OK", "Transfer-Encoding: " + coding);
                    call.raw("30d40\r\n");
                    call.body(IMAGE, 0, IMAGE.length);
                },
                ReasonCode.SERVER_REFUSED,
                ReasonCode.CONNECTION_BROKEN);
    }

    /** Stores hand out codings that pack nothing, as an uploader once gave them. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "identity", "Identity", "aws-chunked", "AWS-Chunked", "identity,aws-chunked", ", identity"})
    void a_coding_that_packs_nothing_is_none(String coding) throws Exception {
        InMemorySink begun = InMemorySink.holding(Arrays.copyOf(IMAGE, 65_536), TAG);
        try (FaultServer server = new FaultServer(call -> {
            boolean whole = call.request().field("range").isEmpty();
            call.head(
                    whole ? "200 OK" : "206 Partial Content",
                    whole ? LENGTH : "Content-Range: bytes 65536-199999/200000",
                    "ETag: " + TAG,
                    "Content-Encoding: " + coding,
                    "Transfer-Encoding: " + (coding.startsWith("aws") ? "" : coding));
            call.body(IMAGE, whole ? 0 : 65_536, IMAGE.length);
        })) {
            fetched(fetch(server.uri("/a")), sink);
            fetched(fetch(server.uri("/a"), begun), begun);
            assertThat(begun.restarts()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-chunked,gzip", "identity, br", "aws-chunked2"})
    void a_packing_coding_behind_one_that_packs_nothing_is_refused(String coding) throws Exception {
        refuses(
                call -> {
                    call.head("200 OK", LENGTH, "Content-Encoding: " + coding);
                    call.body(IMAGE, 0, IMAGE.length);
                },
                ReasonCode.SERVER_REFUSED);
    }

    @Test
    void a_packed_part_is_refused_and_what_was_there_stays() throws IOException {
        byte[] there = Arrays.copyOf(IMAGE, 65_536);
        InMemorySink begun = InMemorySink.holding(there, TAG);
        try (FaultServer server = new FaultServer(call -> {
            call.head(
                    "206 Partial Content",
                    "Content-Range: bytes 65536-199999/200000",
                    "ETag: " + TAG,
                    "Content-Encoding: gzip");
            call.body(IMAGE, 65_536, IMAGE.length);
        })) {
            broken(fetch(server.uri("/a"), begun), ReasonCode.SERVER_REFUSED);
        }
        assertThat(begun.bytes()).isEqualTo(there);
    }

    @Test
    void a_few_bytes_that_would_unpack_to_many_are_not_unpacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(new byte[10 << 20]);
        }
        refuses(
                call -> {
                    call.head("200 OK", "Content-Encoding: gzip", "Content-Length: " + packed.size());
                    call.out().write(packed.toByteArray());
                },
                ReasonCode.SERVER_REFUSED);
    }
}
