package dev.drydock.http.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangesAndConditionsTest extends ServedFolder {
    @Test
    void an_image_is_served_whole_with_a_strong_tag() throws Exception {
        HttpResponse<byte[]> response = get();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(IMAGE);
        assertThat(field(response, "ETag")).startsWith("\"").endsWith("\"");
        assertThat(field(response, "Content-Length")).isEqualTo("300000");
        assertThat(field(response, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(field(response, "Content-Type")).isEqualTo("application/octet-stream");
        await().atMost(Duration.ofSeconds(60)).until(() -> accesses.size() == 1);
        assertThat(accesses.get(0))
                .satisfies(access -> assertThat(access.path()).isEqualTo("/images/fw-2.0.bin"))
                .satisfies(access -> assertThat(access.bytes()).isEqualTo(300_000))
                .satisfies(access -> assertThat(access.toString())
                        .matches("[0-9T:-]{19}Z 127\\.0\\.0\\.1:[0-9]+ GET /images/fw-2\\.0\\.bin 200, 300000 bytes"));
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-9,0,10",
        "bytes=65536-,65536,300000",
        "bytes=-100,299900,300000",
        "bytes=299999-400000,299999,300000"
    })
    void a_range_is_served_as_a_part(String range, int from, int to) throws Exception {
        HttpResponse<byte[]> response = get("Range", range, "If-Range", tag());
        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(field(response, "Content-Range")).isEqualTo("bytes " + from + "-" + (to - 1) + "/300000");
        assertThat(field(response, "Content-Length")).isEqualTo(String.valueOf(to - from));
        assertThat(response.body()).isEqualTo(Arrays.copyOfRange(IMAGE, from, to));
    }

    @Test
    void several_ranges_are_answered_with_the_whole() throws Exception {
        assertThat(get("Range", "bytes=0-1,4-5").statusCode()).isEqualTo(200);
        assertThat(get("Range", "bytes=5-4").statusCode()).isEqualTo(200);
    }

    @Test
    void a_range_beyond_the_end_is_told_the_length() throws Exception {
        HttpResponse<byte[]> response = get("Range", "bytes=300000-");
        assertThat(response.statusCode()).isEqualTo(416);
        assertThat(field(response, "Content-Range")).isEqualTo("bytes */300000");
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "W/%s", "Wed, 21 Oct 2015 07:28:00 GMT"})
    void a_range_of_what_is_no_longer_there_is_answered_with_the_whole(String condition) throws Exception {
        HttpResponse<byte[]> response = get("Range", "bytes=10-", "If-Range", condition.formatted(tag()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).hasSize(300_000);
    }

    @Test
    void what_the_client_has_already_is_not_sent_again() throws Exception {
        assertThat(get("If-None-Match", "\"x\", W/" + tag()).statusCode()).isEqualTo(304);
        assertThat(get("If-None-Match", "*").statusCode()).isEqualTo(304);
        assertThat(get("If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
        assertThat(get("If-Match", "\"x\"").statusCode()).isEqualTo(412);
        assertThat(get("If-Match", tag()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_head_tells_the_length_and_sends_nothing() throws Exception {
        HttpResponse<byte[]> response = ask("HEAD", "/images/fw-2.0.bin", "Range", "bytes=0-1");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(field(response, "Content-Length")).isEqualTo("300000");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void anything_but_reading_is_not_allowed() throws Exception {
        HttpResponse<byte[]> response = ask("DELETE", "/images/fw-2.0.bin");
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(field(response, "Allow")).isEqualTo("GET, HEAD");
        assertThat(folder.resolve("fw-2.0.bin")).exists();
    }

    @Test
    void an_empty_file_is_served_empty() throws Exception {
        Files.createFile(folder.resolve("empty"));
        HttpResponse<byte[]> response = ask("GET", "/images/empty");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(field(response, "Content-Length")).isEqualTo("0");
    }
}
