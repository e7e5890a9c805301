package dev.drydock.rest.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.rest.bench.Answered;
import dev.drydock.rest.bench.Caller;
import dev.drydock.rest.bench.Contract;
import dev.drydock.rest.bench.Contract.Operation;
import dev.drydock.rest.bench.RestBench;
import dev.drydock.rest.desk.Readiness;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets in without a token that counts. */
class AuthorizationTest {
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

    private static final String ALL = "/api/v1/images";

    private static void assertUnauthorized(Answered refused, String code) {
        assertThat(refused.problem()).isEqualTo("401 " + code);
        assertThat(refused.header("WWW-Authenticate")).hasValue("Bearer");
        assertThat(refused.header("Cache-Control")).hasValue("no-store");
    }

    @Test
    void every_address_but_two_wants_a_token() {
        List<Operation> closed = Contract.operations().stream()
                .filter(operation -> !List.of("/healthz", "/readyz").contains(operation.path()))
                .toList();

        assertThat(closed)
                .allSatisfy(operation -> assertUnauthorized(
                        bench.stranger()
                                .call(
                                        operation.method(),
                                        operation
                                                .path()
                                                .replace("{verb}", "submit")
                                                .replaceAll("\\{[^}]+}", "some"),
                                        BodyPublishers.noBody()),
                        "no-token"));
    }

    @Test
    void everybody_may_ask_whether_the_server_lives_and_is_ready() {
        assertThat(bench.stranger().get("/healthz").body()).isEqualTo("alive\n");
        assertThat(bench.stranger().get("/readyz").status()).isEqualTo(200);

        bench.readiness = new Readiness(false, "the fleet has not been heard yet");

        assertThat(bench.stranger().get("/readyz").status()).isEqualTo(503);
        assertThat(bench.stranger().get("/readyz").json().getString("why"))
                .isEqualTo("the fleet has not been heard yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearer", "ddk_x", "Bearerddk_x"})
    void a_header_that_shows_no_token_is_refused(String header) {
        assertUnauthorized(bench.stranger("Authorization", header).get(ALL), "no-token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Bearer ddk_x", "Bearer ddk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void a_wrong_token_is_refused(String header) {
        assertUnauthorized(bench.stranger("Authorization", header).get(ALL), "unknown-token");
    }

    @Test
    void the_name_of_the_scheme_may_be_written_small() {
        String secret =
                bench.desk.tokens().create("bert", "ci", Optional.empty()).secret();

        assertThat(bench.stranger("Authorization", "bearer " + secret).get(ALL).status())
                .isEqualTo(200);
        assertThat(anna.get(ALL).header("WWW-Authenticate")).isEmpty();
    }
}
