package dev.drydock.bootstrap.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.bootstrap.peer.Broker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that do not bring the image ordered: the update fails by a stable reason, and the next good one completes. */
@Execution(ExecutionMode.CONCURRENT)
class BadImageTest {
    private static final Image IMAGE = Image.small();
    private static final Image OTHER = Image.small();
    private static final BadServers BAD = new BadServers(IMAGE);

    /** The client asks again by itself when a connection ends without an answer, or asks as long as it takes. */
    private static final int UNCOUNTED = 0;

    private static final Optional<Duration> IMPATIENT = Optional.of(Duration.ofMillis(300));

    private static Setup setup;
    private static ImageHost secured;

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeAll
    static void startServer(@TempDir Path keys) throws Exception {
        SSLContext tls = OwnAuthority.forLoopback(keys.resolve("key.p12"));
        secured = ImageHost.secured(tls.getServerSocketFactory());
        setup = Setup.QUICK.trusting(tls);
    }

    @AfterAll
    static void stopServer() throws Exception {
        secured.close();
    }

    @AfterEach
    void tearDown() throws Exception {
        bench.close();
    }

    private static Arguments server(String name, String reason, int requests, ImageHost.Script script) {
        return Arguments.argumentSet(name, reason, requests, script);
    }

    /** The reason that it fails for, how often the server is asked until then, and what the server does. */
    static Stream<Arguments> bad_servers() {
        return Stream.of(
                server("says 401", "image-forbidden", 1, call -> call.head("401 Who", "Content-Length: 0")),
                server("says 403", "image-forbidden", 1, call -> call.head("403 No", "Content-Length: 0")),
                server("says 404", "image-not-found", 1, call -> call.head("404 Nothing", "Content-Length: 0")),
                server("says 410", "image-not-found", 1, call -> call.head("410 Gone", "Content-Length: 0")),
                server("says 418", "server-refused", 1, call -> call.head("418 Teapot", "Content-Length: 0")),
                server("says 204", "server-refused", 1, call -> call.head("204 Nothing")),
                server("says 206 unasked", "server-refused", 1, BAD::partUnasked),
                server("says 500 again and again", "server-error", 2, call -> call.head("500 X", "Content-Length: 0")),
                server("hangs before its head", "download-stalled", 2, ImageHost.Call::hang),
                server("hangs within its head", "download-stalled", 2, BAD::halfAHead),
                server("hangs after its head", "download-stalled", 2, BAD::noBody),
                server("hangs within the image", "download-stalled", 2, BAD::halfTheImage),
                server("drips a byte at a time", "download-stalled", 2, BAD::drip),
                server("hangs up at once", "connection-broken", UNCOUNTED, call -> {}),
                server("speaks another language", "connection-broken", 2, call -> call.raw("220 smtp\r\n")),
                server("hangs up within the image", "connection-broken", 2, BAD::tooLittle),
                server("hangs up early without a length", "connection-broken", 2, BAD::tooLittleWithoutLength),
                server("says that it has less", "size-mismatch", 1, BAD::less),
                server("says that it has more", "size-mismatch", 1, BAD::more),
                server("sends more without end", "size-mismatch", 1, BAD::endless),
                server("says a length of no sense", "connection-broken", 2, BAD.length("many")),
                server("says a length below zero", "connection-broken|size-mismatch", UNCOUNTED, BAD.length("-5")),
                server("says a length beyond all", "connection-broken", 2, BAD.length("9".repeat(30))),
                server("says two lengths", "connection-broken", 2, BAD.length("40000, 40000")),
                server("sends packed bytes", "server-refused", 1, BAD::packed),
                server("sends another image", "digest-mismatch", 1, call -> call.send(OTHER)),
                server("sends a web page", "size-mismatch", 1, BAD::webPage),
                server(
                        "sends a head without end",
                        "connection-broken|download-stalled|server-refused",
                        UNCOUNTED,
                        BAD::endlessHead));
    }

    @ParameterizedTest
    @MethodSource("bad_servers")
    void an_update_fails_when_the_server(String reason, int requests, ImageHost.Script script) throws Exception {
        start(reason.contains("download-stalled") ? IMPATIENT : Optional.empty());
        String uri = bench.images.serve(script);
        failsFor(reason, IMAGE.orderedFrom(uri));
        if (requests != UNCOUNTED) {
            assertThat(bench.images.requestsFor(uri)).hasSize(requests);
        }
        if (reason.contains("download-stalled")) {
            goesOnPatiently();
        }
        bench.takesTheNextGoodUpdate();
    }

    @ParameterizedTest
    @CsvSource({
        "http://no-such-host.invalid/a.bin, server-unreachable",
        "http://127.0.0.1:1/a.bin, server-unreachable",
        "https://127.0.0.1:1/a.bin, server-unreachable"
    })
    void an_update_fails_when_there_is_no_server(String uri, String reason) throws Exception {
        start(Optional.empty());
        failsFor(reason, IMAGE.orderedFrom(uri));
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_plain_server_behind_https_is_unreachable() throws Exception {
        start(IMPATIENT);
        failsFor(
                "server-unreachable|connection-broken|download-stalled",
                IMAGE.orderedFrom(bench.images.serve(IMAGE).replace("http:", "https:")));
        goesOnPatiently();
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_server_that_has_trouble_once_is_asked_again() throws Exception {
        start(Optional.of(Duration.ofSeconds(2)));
        for (ImageHost.Script trouble : List.<ImageHost.Script>of(
                call -> call.head("500 Broken", "Content-Length: 0"),
                call -> call.head("429 Wait", "Content-Length: 0", "Retry-After: 0"),
                BAD::halfTheImage,
                BAD::tooLittle,
                ImageHost.Call::hang)) {
            Image image = Image.small();
            String uri = bench.images.serve(call -> (call.number() == 1 ? trouble : good(image)).answer(call));
            String id = bench.taken(image.orderedFrom(uri));
            assertThat(bench.reports.awaitEnd(id).at("/update/state").asText()).isEqualTo("completed");
            assertThat(bench.images.requestsFor(uri)).hasSize(2);
            assertThat(bench.app().said())
                    .contains("Update " + id + ": downloading " + uri + ", attempt 2 after a pause");
        }
    }

    @Test
    void another_file_behind_the_same_tag_is_found_out() throws Exception {
        start(Optional.empty());
        failsFor("digest-mismatch", IMAGE.orderedFrom(bench.images.serve(BAD.thenGoesOnWith(OTHER, "\"v1\""))));
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void another_file_behind_another_tag_is_not_mixed_with_the_first() throws Exception {
        start(Optional.empty());
        String id = bench.taken(OTHER.orderedFrom(bench.images.serve(BAD.thenGoesOnWith(OTHER, "\"v2\""))));
        assertThat(bench.reports.awaitEnd(id).at("/update/state").asText()).isEqualTo("completed");
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_redirect_in_a_circle_is_left() throws Exception {
        start(Optional.empty());
        String uri = bench.images.serve(call -> call.head("302 Found", "Location: image.bin", "Content-Length: 0"));
        failsFor("redirect-refused", IMAGE.orderedFrom(uri));
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_redirect_to_where_no_image_is_fetched_from_is_refused() throws Exception {
        start(Optional.empty());
        String plain = bench.images.serve(IMAGE);
        for (String location : List.of(
                "file:///etc/passwd",
                "ftp://127.0.0.1/a.bin",
                "http://user:hidden@127.0.0.1/a.bin",
                "http://",
                "%%%")) {
            JsonNode report = failsFor(
                    "redirect-refused",
                    IMAGE.orderedFrom(bench.images.serve(
                            call -> call.head("302 Found", "Location: " + location, "Content-Length: 0"))));
            assertThat(report.toString()).doesNotContain("hidden");
        }
        failsFor(
                "redirect-refused",
                IMAGE.orderedFrom(
                        secured.serve(call -> call.head("302 Found", "Location: " + plain, "Content-Length: 0"))));
        assertThat(bench.images.requestsFor(plain)).isEmpty();

        String id = bench.taken(OTHER.orderedFrom(secured.serve(OTHER)));
        assertThat(bench.reports.awaitEnd(id).at("/update/state").asText()).isEqualTo("completed");
        bench.takesTheNextGoodUpdate();
    }

    /** Starts the device, which may take a silent server for a stalled one after a while. */
    private void start(Optional<Duration> patience) throws Exception {
        Setup chosen = patience.map(setup::stallingAfter).orElse(setup);
        bench = Workbench.on(Broker.EMBEDDED, folder, chosen);
    }

    /** Starts the device anew, with limits that a slow machine does not meet. */
    private void goesOnPatiently() throws Exception {
        bench.stop();
        bench.start(setup);
    }

    private JsonNode failsFor(String reason, ObjectNode order) throws Exception {
        String running = bench.reports.latest().at("/firmware/currentFwVersion").asText();
        JsonNode report = bench.reports.awaitEnd(bench.taken(order));
        assertThat(report.at("/update/reason/code").asText())
                .as(report.toString())
                .matches(reason);
        assertThat(report.at("/update/reason/message").asText()).isNotBlank();
        assertThat(report.at("/firmwareStatus").asText()).isEqualTo("failed");
        assertThat(report.at("/firmware/fwUpdateStatus").asText()).isEqualTo("error");
        assertThat(report.at("/firmware/currentFwVersion").asText()).isEqualTo(running);
        return report;
    }

    private static ImageHost.Script good(Image image) {
        return call -> call.send(image);
    }
}
