package dev.drydock.rest.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.rest.bench.Answered;
import dev.drydock.rest.bench.Caller;
import dev.drydock.rest.bench.RawCall;
import dev.drydock.rest.bench.RestBench;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses and methods that there are not. */
class AddressesTest {
    @TempDir
    Path folder;

    private RestBench bench;
    private Caller anna;

    @BeforeEach
    void start() {
        bench = RestBench.withDevices(folder, 0);
        anna = bench.caller("anna");
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1",
                "/api/v2/images",
                "/api/v1/rollouts/spring/dance",
                "/api/v1/images/a/b/c",
                "/favicon.ico"
            })
    void an_address_that_is_not_there_is_told(String address) {
        Answered refused = anna.call("POST", address, BodyPublishers.noBody());

        assertThat(refused.problem()).isEqualTo("404 no-such-address");
        assertThat(refused.detail()).contains("POST " + address, "/api/v1/openapi.yaml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DELETE  | /api/v1/images                  | GET, HEAD, POST
            PUT     | /api/v1/images/spring           | DELETE, GET, HEAD
            GET     | /api/v1/images/spring/content   | PUT
            PUT     | /api/v1/rollouts/spring         | DELETE, GET, HEAD, PATCH
            GET     | /api/v1/rollouts/spring/submit  | POST
            PUT     | /api/v1/rollouts/preview        | POST
            POST    | /healthz                        | GET, HEAD
            OPTIONS | /api/v1/tokens                  | GET, HEAD, POST
            """)
    void a_wrong_method_is_told_which_are_right(String method, String address, String allowed) {
        Answered refused = bench.stranger().call(method, address, BodyPublishers.noBody());

        assertThat(refused.problem()).isEqualTo("405 wrong-method");
        assertThat(refused.header("Allow")).hasValue(allowed);
        assertThat(refused.detail()).isEqualTo("expected " + allowed + " here, found " + method);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/api/v1/images", "/api/v1/rollouts/winter"})
    void head_is_answered_as_get_is_without_the_body(String address) {
        Answered whole = anna.get(address);

        Answered head = anna.call("HEAD", address, BodyPublishers.noBody());

        assertThat(head.status()).isEqualTo(whole.status());
        assertThat(head.header("Content-Length")).isEqualTo(whole.header("Content-Length"));
        assertThat(head.header("Content-Type")).isEqualTo(whole.header("Content-Type"));
        assertThat(head.body()).isEmpty();
    }

    private String raw(String method, String address, String headers) {
        String secret =
                bench.desk.tokens().create("bert", "raw", Optional.empty()).secret();
        try (RawCall call = new RawCall(bench.address())) {
            return call.send(method + " " + address
                            + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAuthorization: Bearer " + secret + "\r\n"
                            + headers + "\r\n")
                    .answer();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/rollouts/%zz",
                "/api/v1/rollouts/%",
                "/api/v1/rollouts/%f",
                "/api/v1/rollouts?cursor=%zz",
                "/api/v1/fleet/devices?query=%",
                "/api/v1/rollouts/spring%00",
                "/api/v1/rollouts/spring%0d%0aX-Evil:%201",
                "/api/v1/images/spring%00"
            })
    void a_broken_address_is_the_fault_of_the_caller(String address) {
        String answer = raw("GET", address, "");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"malformed\"").doesNotContain("\nX-Evil");
    }

    @Test
    void a_broken_parameter_of_an_upload_is_the_fault_of_the_caller() {
        String answer = raw("PUT", "/api/v1/images/spring/content?version=%zz", "Content-Length: 0\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"malformed\"");
        assertThat(bench.images.files()).isEmpty();
    }

    @Test
    void a_nul_character_in_a_key_is_refused() {
        String answer = raw("POST", "/api/v1/rollouts/spring/pause", "Idempotency-Key: a\0b\r\nContent-Length: 0\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400");
    }

    @Test
    void a_nul_character_in_a_revision_is_refused() {
        String answer = raw("POST", "/api/v1/rollouts/spring/pause", "If-Match: 1\0\r\nContent-Length: 0\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400");
    }
}
