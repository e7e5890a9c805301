package dev.drydock.rest.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.rest.bench.Answered;
import dev.drydock.rest.bench.Caller;
import dev.drydock.rest.bench.RestBench;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens of people and their programs. */
class TokensTest {
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

    private static final String TOKENS = "/api/v1/tokens";

    private static String wanted(String more) {
        return "{\"person\":\"bert\",\"name\":\"ci\"" + more + "}";
    }

    private Caller bearer(Answered created) {
        return bench.stranger("Authorization", "Bearer " + created.json().getString("secret"));
    }

    @Test
    void a_token_is_created_listed_without_its_secret_and_used() {
        Answered created = anna.post(TOKENS, wanted(""));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().getString("secret")).matches("ddk_[A-Za-z0-9_-]{43}");
        assertThat(anna.get(TOKENS).items("person")).containsExactlyInAnyOrder("anna", "bert");
        assertThat(anna.get(TOKENS).body()).doesNotContain("ddk_", "secret");
        assertThat(bearer(created).get(TOKENS).status()).isEqualTo(200);
    }

    @Test
    void a_token_that_is_revoked_counts_no_more() {
        Answered created = anna.post(TOKENS, wanted(""));

        assertThat(anna.delete(TOKENS + "/" + created.json().getString("id")).status())
                .isEqualTo(204);

        assertThat(bearer(created).get(TOKENS).problem()).isEqualTo("401 unknown-token");
        assertThat(anna.delete(TOKENS + "/" + created.json().getString("id")).problem())
                .isEqualTo("404 no-such-token");
    }

    @Test
    void a_token_expires() {
        Answered created = anna.post(TOKENS, wanted(",\"lifetime\":\"1h\""));
        assertThat(bearer(created).get(TOKENS).status()).isEqualTo(200);

        bench.pass(Duration.ofHours(1));

        Answered refused = bearer(created).get(TOKENS);
        assertThat(refused.problem()).isEqualTo("401 expired-token");
        assertThat(refused.detail()).isEqualTo("the token ci has expired; create another one");
        assertThat(anna.get(TOKENS).items("name")).contains("ci");
    }

    @Test
    void a_token_is_not_created_under_a_key() {
        Answered refused = anna.with("Idempotency-Key", "k1").post(TOKENS, wanted(""));

        assertThat(refused.problem()).isEqualTo("400 malformed");
        assertThat(anna.get(TOKENS).items("person")).containsExactly("anna");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"ci"}                                  | member 'person' is missing
            {"person":"bert"}                              | member 'name' is missing
            {"person":"b ert","name":"ci"}                 | a person is 1 to 64 characters
            {"person":"bert\\u0000","name":"ci"}           | a person is 1 to 64 characters
            {"person":"bert","name":""}                    | the name of a token is
            {"person":"bert","name":"a\\u0000b"}           | the name of a token is
            {"person":"bert","name":"ci","lifetime":"0s"}  | member 'lifetime'
            {"person":"bert","name":"ci","lifetime":"-1h"} | member 'lifetime'
            {"person":"bert","name":"ci","lifetime":"9999d"} | member 'lifetime': '9999d' is longer than
            {"person":"bert","name":"ci","lifetime":90}    | member 'lifetime': expected a string
            {"person":"bert","name":"ci","secret":"mine"}  | there is no member 'secret' here
            """)
    void a_malformed_token_is_refused(String body, String detail) {
        Answered refused = anna.post(TOKENS, body);

        assertThat(refused.problem()).isEqualTo("400 malformed");
        assertThat(refused.detail()).startsWith(detail);
    }
}
