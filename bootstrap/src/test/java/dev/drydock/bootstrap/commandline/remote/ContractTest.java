package dev.drydock.bootstrap.commandline.remote;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract finds what does not keep to it. */
class ContractTest {
    private final Contract contract = Contract.read();

    private static byte[] bytes(String text) {
        return (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET   | /api/v1/pictures                  |",
                "PUT   | /api/v1/images/a                  |",
                "POST  | /api/v1/rollouts/spring/cancel    | {}",
                "GET   | /api/v1/fleet/devices?page=2      |",
                "POST  | /api/v1/rollouts/spring/advance   | {\"accept\":true}",
                "POST  | /api/v1/tokens                    | {\"person\":\"anna\"}",
                "POST  | /api/v1/images                    | {\"name\":\"a\"}"
            })
    void a_request_that_the_contract_lacks_is_found(String method, String target, String body) {
        assertThatThrownBy(() -> contract.assertKnows(method, target, bytes(body)))
                .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /api/v1/images       | {\"pictures\":[]}",
                "GET /api/v1/rollouts     | {\"items\":[{\"title\":\"x\"}]}",
                "GET /api/v1/rollouts/a   | {\"waves\":[{\"outcomes\":1}]}",
            })
    void an_answer_that_the_contract_lacks_is_found(String route, String body) {
        assertThatThrownBy(() -> contract.assertGives(route, 200, bytes(body))).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_request_of_the_contract_is_none_of_them() {
        assertThatCode(() -> contract.assertKnows(
                        "POST", "/drydock/api/v1/tokens", bytes("{\"person\":\"anna\",\"name\":\"laptop\"}")))
                .doesNotThrowAnyException();
    }
}
