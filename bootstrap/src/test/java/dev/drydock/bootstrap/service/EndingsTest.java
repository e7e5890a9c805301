package dev.drydock.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.service.UpdateResult;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.application.service.word.Word;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.protocol.report.ReportedDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exit status and the sentence of each result. */
class EndingsTest {
    private static final MethodAnswer.Wire BUSY = new MethodAnswer.Wire(409, "{}");
    private static final MethodAnswer.Taken OTHER = new MethodAnswer.Taken(
            Optional.of(new UpdateId("other")), new MethodAnswer.Wire(200, "{\"updateId\":\"other\"}"));

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, 0, Firmware applied",
        "FAILED, 1, Firmware update failed: unhealthy: no",
        "ROLLED_BACK, 1, Firmware update rolled back: unhealthy: no",
        "CANCELLED, 1, Firmware update cancelled"
    })
    void an_update_that_ended_says_how(Ending ending, int status, String sentence) {
        Optional<ReportedReason> reason = Optional.of(new ReportedReason(Word.unknown("unhealthy"), "no"))
                .filter(told -> sentence.contains("unhealthy"));
        UpdateResult result = new UpdateResult.Ended(ending, reason, reported("version"));

        assertThat(Endings.exitCode(List.of(result))).isEqualTo(status);
        assertThat(Endings.sentence("d1", result)).isEqualTo(sentence);
    }

    @Test
    void a_simulated_success_is_said_to_be_simulated() {
        UpdateResult result = new UpdateResult.Ended(Ending.COMPLETED, Optional.empty(), reported("simulated"));

        assertThat(Endings.exitCode(List.of(result))).isZero();
        assertThat(Endings.sentence("d1", result)).isEqualTo("Firmware applied (simulated)");
    }

    @Test
    void a_success_that_does_not_fit_the_order_is_none() {
        UpdateResult result =
                new UpdateResult.NotAsOrdered("version 2 was ordered, and the device runs 1", reported("version"));

        assertThat(Endings.exitCode(List.of(result))).isEqualTo(ExitCode.FAILED);
        assertThat(Endings.sentence("d1", result))
                .isEqualTo(
                        "Firmware update completed, but not what was ordered: version 2 was ordered, and the device runs 1");
    }

    @Test
    void an_answer_for_another_update_is_a_failure() {
        UpdateResult result = new UpdateResult.WrongAnswer(OTHER);

        assertThat(Endings.exitCode(List.of(result))).isEqualTo(ExitCode.FAILED);
        assertThat(Endings.sentence("d1", result)).contains("another update than the one ordered", "\"other\"");
    }

    @Test
    void results_without_an_ending_have_the_status_of_their_kind() {
        assertThat(status(new UpdateResult.Refused(new MethodAnswer.Busy(Optional.empty(), BUSY))))
                .isEqualTo(ExitCode.FAILED);
        assertThat(status(new UpdateResult.LeftForDevice("away"))).isEqualTo(ExitCode.NOT_YET);
        assertThat(status(new UpdateResult.NotThere("away"))).isEqualTo(ExitCode.WRONG_USE);
        assertThat(status(new UpdateResult.NotYetKnown("late"))).isEqualTo(ExitCode.NOT_YET);
        assertThat(status(new UpdateResult.UnknownDevice())).isEqualTo(ExitCode.FAILED);
        assertThat(status(new UpdateResult.Unreachable("no"))).isEqualTo(ExitCode.UNREACHABLE);
    }

    @Test
    void a_refusal_without_a_reason_is_shown_as_it_came() {
        UpdateResult result = new UpdateResult.Refused(new MethodAnswer.Busy(Optional.empty(), BUSY));

        assertThat(Endings.sentence("d1", result)).isEqualTo("The device refused the update: 409 {}");
    }

    private static int status(UpdateResult result) {
        return Endings.exitCode(List.of(result));
    }

    private static Reported reported(String proof) {
        String document = "{\"update\":{\"sequence\":1,\"state\":\"completed\",\"versionProof\":\"" + proof + "\"}}";
        return ReportedDocument.read(document.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
