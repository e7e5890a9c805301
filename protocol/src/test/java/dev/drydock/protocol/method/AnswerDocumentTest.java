package dev.drydock.protocol.method;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.word.Word;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.protocol.Samples;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as a service reads them. */
class AnswerDocumentTest {
    @Test
    void an_order_that_was_taken_names_its_update() {
        MethodResponse written = AnswerDocument.taken("Firmware update started", Samples.ORDER.id());

        assertThat(read(written)).isInstanceOf(MethodAnswer.Taken.class);
        assertThat(((MethodAnswer.Taken) read(written)).id()).contains(Samples.ORDER.id());
        assertThat(read(written).isTaken()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "not JSON", "\"FirmwareUpdate started\"", "{\"updateId\":7}"})
    void a_tutorials_device_may_say_it_in_any_form_and_names_none(String body) {
        assertThat(AnswerDocument.read(200, Samples.bytes(body)))
                .isEqualTo(new MethodAnswer.Taken(Optional.empty(), new MethodAnswer.Wire(200, body)));
    }

    @Test
    void an_id_that_is_none_cannot_be_understood() {
        assertThat(AnswerDocument.read(200, Samples.bytes("{\"updateId\":\"a/b\"}")))
                .isInstanceOf(MethodAnswer.Unintelligible.class);
    }

    @Test
    void a_refusal_has_its_reason() {
        MethodAnswer answer = read(AnswerDocument.refused(400, Reason.of(ReasonCode.MALFORMED_ORDER)));

        assertThat(answer).isInstanceOf(MethodAnswer.Refused.class);
        assertThat(answer.reason().orElseThrow().code().means(ReasonCode.MALFORMED_ORDER))
                .isTrue();
        assertThat(answer.isTaken()).isFalse();
    }

    @Test
    void a_reason_of_a_newer_device_is_kept() {
        MethodAnswer answer = AnswerDocument.read(400, Samples.bytes("{\"Error\":{\"code\":\"newer\"}}"));

        assertThat(answer.reason().orElseThrow().code()).isEqualTo(Word.unknown("newer"));
        assertThat(answer.reason().orElseThrow()).hasToString("newer");
    }

    @ParameterizedTest
    @CsvSource({
        "400, MALFORMED_ORDER, Refused",
        "404, UNKNOWN_METHOD, Refused",
        "409, BUSY, Busy",
        "409, PAST_NO_RETURN, Refused",
        "409, NOT_THIS_UPDATE, Refused",
        "503, NOT_READY, NotReady",
        "500, NOT_READY, Unintelligible",
        "-1, NOT_READY, Unintelligible"
    })
    void the_kind_of_an_answer_is_by_its_status_and_reason(int status, ReasonCode code, String kind) {
        MethodAnswer answer = read(AnswerDocument.refused(status, Reason.of(code)));

        assertThat(answer.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(answer.wire().status()).isEqualTo(status);
    }

    @Test
    void a_conflict_without_a_reason_is_another_update() {
        assertThat(AnswerDocument.read(409, new byte[0])).isInstanceOf(MethodAnswer.Busy.class);
    }

    @Test
    void a_long_answer_is_cut_for_people() {
        String body =
                AnswerDocument.read(500, Samples.bytes("x".repeat(5000))).wire().body();

        assertThat(body).hasSize(1001).endsWith("…");
    }

    private static MethodAnswer read(MethodResponse response) {
        return AnswerDocument.read(response.status(), Samples.bytes(response.body()));
    }
}
