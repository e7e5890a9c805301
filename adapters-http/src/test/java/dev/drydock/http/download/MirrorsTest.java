package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.testkit.http.FaultServer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Places of one image, asked as the device asks them: a fetch each, into the same slot. */
class MirrorsTest extends Fetching {
    @Test
    void dead_and_malicious_mirrors_do_not_poison_what_the_good_one_brings() throws IOException {
        try (FaultServer cut = new FaultServer(call -> {
                    call.head("200 OK", LENGTH, "ETag: \"evil\"");
                    call.body(OTHER, 0, 100_000);
                });
                FaultServer gone = new FaultServer(call -> call.head("404 No", "Content-Length: 0"));
                FaultServer tooLong = new FaultServer(call -> {
                    call.head("200 OK", "ETag: \"evil\"");
                    call.body(OTHER, 0, IMAGE.length);
                    call.raw("x");
                });
                FaultServer good = new FaultServer(Fetching::answer)) {
            List<FetchResult> results = Stream.of(
                            cut.uri("/a"),
                            gone.uri("/a"),
                            "http://127.0.0.1:1/a",
                            "http://images.invalid/a",
                            tooLong.uri("/a"))
                    .map(this::fetch)
                    .toList();
            assertThat(results).hasOnlyElementsOfType(FetchResult.Broken.class);
            fetched(fetch(good.uri("/a")), sink);
            assertThat(good.requests().get(0).field("range")).isEmpty();
        }
    }

    @Test
    void a_mirror_with_a_tag_of_its_own_begins_anew() throws IOException {
        try (FaultServer cut = new FaultServer(call -> {
                    call.head("200 OK", LENGTH, "ETag: \"evil\"");
                    call.body(OTHER, 0, 100_000);
                });
                FaultServer good = new FaultServer(Fetching::answer)) {
            broken(fetch(cut.uri("/a")), ReasonCode.CONNECTION_BROKEN);
            fetched(fetch(good.uri("/a")), sink);
            assertThat(good.requests().get(0).field("if-range")).isEqualTo("\"evil\"");
        }
    }
}
