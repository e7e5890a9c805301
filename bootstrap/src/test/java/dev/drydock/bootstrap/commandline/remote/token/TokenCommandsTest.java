package dev.drydock.bootstrap.commandline.remote.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.remote.RecordedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TokenCommandsTest {
    private static final String TOKEN = """
            {"id":"3f9a","person":"anna","name":"laptop","created":"2026-11-01T10:00:00Z"%s}""";

    @RegisterExtension
    final RecordedServer server = new RecordedServer();

    @Test
    void the_secret_of_a_token_is_all_that_standard_output_has() {
        server.on(
                "POST /api/v1/tokens",
                201,
                TOKEN.formatted(",\"expires\":\"2027-01-30T10:00:00Z\",\"secret\":\"ddk_new\""));

        assertThat(server.run("token", "create", "--person=anna", "--name=laptop", "--lifetime=90d"))
                .isZero();

        assertThat(server.last().text()).isEqualTo("{\"person\":\"anna\",\"name\":\"laptop\",\"lifetime\":\"90d\"}");
        assertThat(server.last().header("Idempotency-key"))
                .as("a key, with which the server keeps no secret")
                .isEmpty();
        assertThat(server.out()).isEqualTo("ddk_new\n");
        assertThat(server.err())
                .contains("Keep it now: token 3f9a of anna is never told again. It counts until 2027-01-30T10:00:00Z.");
    }

    @Test
    void a_token_without_a_lifetime_counts_for_ever() {
        server.on("POST /api/v1/tokens", 201, TOKEN.formatted(",\"secret\":\"ddk_new\""));

        assertThat(server.run("token", "create", "--person=anna", "--name=laptop", "--json"))
                .isZero();

        assertThat(server.last().text()).isEqualTo("{\"person\":\"anna\",\"name\":\"laptop\"}");
        assertThat(server.out()).startsWith("{\"id\":\"3f9a\"").contains("\"secret\":\"ddk_new\"");
        assertThat(server.err()).contains("It counts until it is revoked.");
    }

    @Test
    void a_token_is_for_somebody_and_something() {
        assertThat(server.run("token", "create", "--person=anna")).isEqualTo(2);

        assertThat(server.err()).contains("--name");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void tokens_are_listed() {
        server.on("GET /api/v1/tokens", "{\"items\":[" + TOKEN.formatted("") + "]}");

        assertThat(server.run("token", "list")).isZero();

        assertThat(server.out())
                .contains("TOKEN  PERSON  NAME    CREATED               EXPIRES")
                .contains("3f9a   anna    laptop  2026-11-01T10:00:00Z  never");
        assertThat(server.err()).contains("1 token.");
    }

    @Test
    void a_token_is_revoked() {
        server.on("DELETE /api/v1/tokens/3f9a", 204, "");

        assertThat(server.run("token", "revoke", "3f9a")).isZero();

        assertThat(server.lines()).containsExactly("DELETE /api/v1/tokens/3f9a");
        assertThat(server.out()).isEqualTo("Token 3f9a is revoked.\n");
    }
}
