package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.testkit.http.FaultServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that cut their answers and have no entity tag, or one without quotes. */
class OtherValidatorsTest extends Fetching {
    private static final String CHANGED = "Mon, 02 Nov 2026 10:00:00 GMT";
    private static final String LAST_MODIFIED = "Last-Modified: " + CHANGED;
    private static final String DATE = "Date: Fri, 27 Nov 2026 12:00:00 GMT";
    private static final int THIRD = IMAGE.length / 3;

    /** Serves ranges while the condition is the one expected, and cuts each answer after a third of the image. */
    private static FaultServer.Script cutting(String condition, String... fields) {
        return call -> {
            FaultServer.Request request = call.request();
            boolean part = !request.field("range").isEmpty()
                    && request.field("if-range").equals(condition);
            int from = part ? Integer.parseInt(request.field("range").replaceAll("\\D", "")) : 0;
            List<String> head = new ArrayList<>(List.of(fields));
            head.add("Content-Length: " + (IMAGE.length - from));
            if (part) {
                head.add("Content-Range: bytes " + from + "-199999/200000");
            }
            call.head(part ? "206 Partial Content" : "200 OK", head.toArray(String[]::new));
            call.body(IMAGE, from, Math.min(from + THIRD, IMAGE.length));
        };
    }

    private void resumes(FaultServer.Script script) throws IOException {
        try (FaultServer server = new FaultServer(script)) {
            for (int cut = 1; cut <= 3; cut++) {
                broken(fetch(server.uri("/a")), ReasonCode.CONNECTION_BROKEN);
                assertThat(sink.length()).isEqualTo((long) cut * THIRD);
            }
            fetched(fetch(server.uri("/a")), sink);
            assertThat(server.requests()).hasSize(4);
        }
        assertThat(sink.restarts()).isOne();
    }

    private void beginsAnew(String... fields) throws IOException {
        try (FaultServer server = new FaultServer(cutting("never", fields))) {
            broken(fetch(server.uri("/a")), ReasonCode.CONNECTION_BROKEN);
            assertThat(sink.etag()).isEmpty();
            broken(fetch(server.uri("/a")), ReasonCode.CONNECTION_BROKEN);
            assertThat(server.requests().get(1).field("range")).isEmpty();
        }
    }

    @Test
    void a_tag_without_quotes_is_asked_for_in_quotes_and_resumed_from() throws IOException {
        resumes(cutting("\"0x8DCAFE0123456789\"", "ETag: 0x8DCAFE0123456789"));
    }

    @Test
    void a_tag_goes_before_a_date() throws IOException {
        resumes(cutting(TAG, "ETag: " + TAG, LAST_MODIFIED, DATE));
    }

    @Test
    void without_a_tag_a_strong_date_is_resumed_from() throws IOException {
        resumes(cutting(CHANGED, LAST_MODIFIED, DATE));
        assertThat(sink.etag()).contains(CHANGED);
    }

    @Test
    void a_server_that_grants_a_date_need_not_repeat_it() throws IOException {
        FaultServer.Script repeating = cutting(CHANGED, LAST_MODIFIED, DATE);
        FaultServer.Script silent = cutting(CHANGED);
        resumes(call -> (call.number() == 1 ? repeating : silent).answer(call));
    }

    /** Servers that compare the condition with their own text of a tag, or know no dates in it, and grant a range without one. */
    @ParameterizedTest
    @CsvSource({
        "'Last-Modified: Mon, 02 Nov 2026 10:00:00 GMT', 'Mon, 02 Nov 2026 10:00:00 GMT'",
        "ETag: 0x8DCAFE, '\"0x8DCAFE\"'"
    })
    void a_server_that_does_not_understand_the_condition_is_asked_without_one(String field, String condition)
            throws IOException {
        FaultServer.Script unconditional = cutting("", field, DATE);
        try (FaultServer server = new FaultServer(unconditional)) {
            for (int cut = 1; cut <= 3; cut++) {
                broken(fetch(server.uri("/a")), ReasonCode.CONNECTION_BROKEN);
                assertThat(sink.length()).isEqualTo((long) cut * THIRD);
            }
            fetched(fetch(server.uri("/a")), sink);
            assertThat(server.requests())
                    .extracting(request -> request.field("if-range"))
                    .containsExactly("", condition, "", condition, "", condition, "");
        }
        assertThat(sink.restarts()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Last-Modified: Mon, 02 Nov 2026 10:00:01 GMT", "X: no date", "ETag: \"v1\""})
    void a_part_that_was_granted_without_a_condition_has_to_bear_the_date(String field) throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            boolean conditional = !call.request().field("if-range").isEmpty();
            if (call.request().field("range").isEmpty() || conditional) {
                call.head("200 OK", LENGTH, LAST_MODIFIED, DATE);
                call.body(IMAGE, 0, call.number() == 1 ? THIRD : IMAGE.length);
            } else {
                call.head("206 Partial Content", "Content-Range: bytes " + THIRD + "-199999/200000", field, DATE);
                call.body(OTHER, THIRD, OTHER.length);
            }
        })) {
            broken(fetch(server.uri("/a")), ReasonCode.CONNECTION_BROKEN);
            fetched(fetch(server.uri("/a")), sink);
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void a_server_that_knows_no_ranges_is_asked_twice_and_sends_the_whole() throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            call.head("200 OK", LENGTH, "ETag: " + TAG);
            call.body(IMAGE, 0, call.number() == 1 ? THIRD : IMAGE.length);
        })) {
            broken(fetch(server.uri("/a")), ReasonCode.CONNECTION_BROKEN);
            fetched(fetch(server.uri("/a")), sink);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X: no date of the answer | Last-Modified: Mon, 02 Nov 2026 10:00:00 GMT",
                "Date: Mon, 02 Nov 2026 10:00:00 GMT | Last-Modified: Mon, 02 Nov 2026 10:00:00 GMT",
                "Date: Mon, 02 Nov 2026 09:00:00 GMT | Last-Modified: Mon, 02 Nov 2026 10:00:00 GMT",
                "Date: Fri, 27 Nov 2026 12:00:00 GMT | Last-Modified: soon"
            })
    void a_date_that_is_not_strong_is_not_resumed_from(String date, String changed) throws IOException {
        beginsAnew(date.strip(), changed.strip());
    }

    /** RFC 9110, 13.1.5: a client that has a tag must not use the date. */
    @ParameterizedTest
    @ValueSource(strings = {"W/\"abc\"", "W/abc", "two words", "\"unended"})
    void a_date_beside_a_tag_that_is_not_strong_is_not_resumed_from(String tag) throws IOException {
        beginsAnew("ETag: " + tag, LAST_MODIFIED, DATE);
    }

    @ParameterizedTest
    @CsvSource({"0x8DCAFE, 0x8DCAFF", "0x8DCAFE, '\"0x8DCAFE\"'", "0x8DCAFE, W/0x8DCAFE"})
    void a_part_with_another_tag_is_dropped_for_the_whole(String tag, String other) throws IOException {
        dropsThePart("ETag: " + tag, "ETag: " + other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Last-Modified: Mon, 02 Nov 2026 10:00:01 GMT", "Last-Modified: soon", "ETag: \"v1\""})
    void a_part_of_another_date_is_dropped_for_the_whole(String field) throws IOException {
        dropsThePart(LAST_MODIFIED, field);
    }

    private void dropsThePart(String first, String second) throws IOException {
        try (FaultServer server = new FaultServer(call -> {
            if (!call.request().field("range").isEmpty()) {
                call.head("206 Partial Content", "Content-Range: bytes " + THIRD + "-199999/200000", second, DATE);
                call.body(OTHER, THIRD, OTHER.length);
            } else {
                call.head("200 OK", LENGTH, first, DATE);
                call.body(IMAGE, 0, call.number() == 1 ? THIRD : IMAGE.length);
            }
        })) {
            broken(fetch(server.uri("/a")), ReasonCode.CONNECTION_BROKEN);
            fetched(fetch(server.uri("/a")), sink);
            assertThat(server.requests())
                    .extracting(request -> request.field("range"))
                    .containsExactly("", "bytes=" + THIRD + "-", "");
        }
    }
}
