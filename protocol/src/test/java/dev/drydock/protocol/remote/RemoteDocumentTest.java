package dev.drydock.protocol.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.drydock.protocol.json.MalformedDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteDocumentTest {
    private static RemoteDocument read(String json) throws MalformedDocument {
        return RemoteDocument.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void members_are_read_as_what_they_are_asked_for() throws MalformedDocument {
        RemoteDocument document = read("""
                {"name":"spring","size":5,"kept":true,"none":null,"models":["a","b"],"tags":{"x":"1","y":2},
                 "image":{"name":"gateway"},"items":[{"n":1},{"n":2}]}""");

        assertThat(document.text("name")).isEqualTo("spring");
        assertThat(document.text("size")).isEqualTo("5");
        assertThat(document.number("size")).isEqualTo(5);
        assertThat(document.flag("kept")).isTrue();
        assertThat(document.texts("models")).containsExactly("a", "b");
        assertThat(document.values("tags")).containsExactly(Map.entry("x", "1"), Map.entry("y", "2"));
        assertThat(document.within("image").text("name")).isEqualTo("gateway");
        assertThat(document.items("items")).extracting(item -> item.number("n")).containsExactly(1L, 2L);
        assertThat(document.has("image")).isTrue();
        assertThat(document.has("none")).isFalse();
    }

    @Test
    void what_is_missing_is_empty() throws MalformedDocument {
        RemoteDocument document = read("{\"none\":null,\"list\":[],\"object\":{}}");

        assertThat(document.find("none")).isEmpty();
        assertThat(document.find("list")).isEmpty();
        assertThat(document.text("missing")).isEmpty();
        assertThat(document.number("missing")).isZero();
        assertThat(document.flag("missing")).isFalse();
        assertThat(document.texts("missing")).isEmpty();
        assertThat(document.values("missing")).isEmpty();
        assertThat(document.items("missing")).isEmpty();
        assertThat(document.within("missing").find("any")).isEmpty();
    }

    @Test
    void a_long_and_deep_document_is_written_as_it_was_read() throws MalformedDocument {
        String json = "{\"a\":" + "[".repeat(50) + "]".repeat(50) + ",\"b\":\"" + "x".repeat(50_000) + "\"}";

        assertThat(read(json).write()).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | expected a JSON object, found an array",
                "5 | expected a JSON object, found a number",
                "'' | expected a JSON object, found nothing",
                "<html> | not JSON: ",
                "{\"a\": | not JSON: "
            })
    void whatever_is_no_object_is_refused(String json, String message) {
        assertThat(catchThrowableOfType(MalformedDocument.class, () -> read(json)))
                .hasMessageStartingWith(message.strip());
    }

    @Test
    void a_body_has_its_members_in_the_order_in_which_they_were_added() {
        RemoteBody body = new RemoteBody()
                .with("name", "a\"b")
                .with("size", 5)
                .with("force", true)
                .with("models", List.of("x"))
                .with("set", Map.of("site", "oslo"));

        assertThat(body.write())
                .isEqualTo(
                        "{\"name\":\"a\\\"b\",\"size\":5,\"force\":true,\"models\":[\"x\"],\"set\":{\"site\":\"oslo\"}}");
    }
}
