package dev.drydock.rest.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The judge of answers finds those that break the contract. */
class ContractCheckTest {
    private static final String TAGGED = "/api/v1/fleet/tags";

    private static Answered answered(int status, String type, String body) {
        HttpHeaders headers = HttpHeaders.of(Map.of("Content-Type", List.of(type + "; charset=utf-8")), (a, b) -> true);
        return new Answered(status, headers, body);
    }

    @Test
    void an_answer_of_the_contract_is_right() {
        assertThatCode(() -> Contract.check("POST", TAGGED, answered(200, "application/json", "{\"devices\":2}")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"devices\":\"2\"}", "{\"devices\":2,\"more\":1}", "[]", "2"})
    void an_answer_of_another_form_is_found(String body) {
        assertThatThrownBy(() -> Contract.check("POST", TAGGED, answered(200, "application/json", body)))
                .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\":[{\"device\":\"d\",\"state\":\"happy\",\"wave\":1,\"attempt\":1}]}",
                "{\"items\":[{\"device\":\"d\",\"state\":\"held\",\"wave\":1}]}",
                "{\"items\":[],\"next\":1}"
            })
    void an_answer_that_is_wrong_deep_inside_is_found(String body) {
        assertThatThrownBy(() -> Contract.check(
                        "GET", "/api/v1/rollouts/spring/members", answered(200, "application/json", body)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void a_code_that_the_contract_does_not_know_is_found() {
        String problem = "{\"type\":\"about:blank\",\"title\":\"t\",\"status\":400,\"code\":\"odd\",\"detail\":\"d\"}";

        assertThatThrownBy(() -> Contract.check("POST", TAGGED, answered(400, "application/problem+json", problem)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void an_answer_of_another_type_is_found() {
        assertThatThrownBy(() -> Contract.check("POST", TAGGED, answered(200, "text/plain", "{\"devices\":2}")))
                .isInstanceOf(AssertionError.class);
    }
}
