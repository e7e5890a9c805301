package dev.drydock.application.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.agent.CancelAnswer;
import dev.drydock.application.device.agent.DesiredOrder;
import dev.drydock.application.device.agent.OrderAnswer;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.Stages;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.UpdateState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Desired orders that are refused: nobody waits for an answer, so that it is reported. */
class RefusedDesiredOrdersTest {
    private static final UpdateOrder ORDER = Images.order("u1");

    private final TestDevice device = new TestDevice().start();

    @Test
    void cancelled_while_it_waits_it_does_not_run() {
        Stages.reach(device, Stage.DOWNLOADING, ORDER);
        device.desire(Images.order("u2"));

        assertThat(device.cancel("u2").getNow(null)).isInstanceOf(CancelAnswer.Refused.class);
        device.cancel("u1");
        device.run();

        assertThat(device.log.count("save Waiting")).isEqualTo(1);
    }

    @Test
    void cancelled_before_it_was_ever_seen_it_never_runs() {
        assertThat(device.cancel("u1")).isCompletedWithValue(new CancelAnswer.Cancelled());

        device.desire(ORDER);
        device.run();
        OrderAnswer answer = device.order(ORDER).getNow(null);

        assertThat(((OrderAnswer.Refused) answer).reason().code()).isEqualTo(ReasonCode.UPDATE_CANCELLED);
        assertThat(device.log.count("save Waiting")).isZero();
    }

    @Test
    void neither_cancels_nor_refusals_of_other_ids_make_an_order_run_again() {
        Stages.reach(device, Stage.DOWNLOADING, ORDER);
        device.runToRest();
        device.order(Images.order("u2")).join();
        device.runToRest();
        for (int i = 0; i < 40; i++) {
            device.cancel("unknown-" + i);
            device.desire(unverifiable("refused-" + i));
            device.run();
        }
        List<Outcome> recent = device.reports.last().memory().ledger().recent();
        assertThat(recent).extracting(outcome -> outcome.id().value()).containsExactly("refused-39", "u2", "u1");

        assertThat(device.order(ORDER).getNow(null)).isEqualTo(new OrderAnswer.Taken(ORDER.id()));
        device.run();

        assertThat(device.log.count("save Waiting")).isEqualTo(2);
    }

    @Test
    void a_refused_desired_order_is_reported_as_failed_once() {
        UpdateOrder unverifiable = unverifiable("u1");

        device.desire(unverifiable);
        device.desire(unverifiable);
        device.boot();
        device.desire(unverifiable);

        assertReportedFailedOnce(ReasonCode.UNVERIFIABLE_ORDER);
    }

    @Test
    void an_unreadable_desired_order_is_reported_as_failed_once() {
        DesiredOrder unreadable =
                new DesiredOrder.Unreadable(ORDER.id(), new Reason(ReasonCode.MALFORMED_ORDER, "member 'fwSize'"));

        device.desire(unreadable);
        device.desire(unreadable);
        device.boot();
        device.desire(unreadable);

        assertReportedFailedOnce(ReasonCode.MALFORMED_ORDER);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void a_refusal_disturbs_no_update_that_is_under_way(Stage stage) {
        TestDevice busy = Stages.reach(stage, ORDER);

        busy.desire(new DesiredOrder.Unreadable(Images.order("bad").id(), Reason.of(ReasonCode.MALFORMED_ORDER)));

        assertThat(Stages.isIn(busy.state(), stage)).isTrue();
    }

    @Test
    void what_is_desired_under_the_id_of_an_ended_update_changes_no_outcome() {
        device.order(ORDER);
        device.runToRest();

        device.desire(Images.order("u1", "another"));
        device.desire(new DesiredOrder.Unreadable(ORDER.id(), Reason.of(ReasonCode.MALFORMED_ORDER)));
        device.runToRest();

        assertThat(completed(device.state())).isEqualTo(ORDER);
        assertThat(device.journal.memory().ledger().recent())
                .extracting(Outcome::ending)
                .containsExactly(Outcome.Ending.COMPLETED);
    }

    private void assertReportedFailedOnce(ReasonCode code) {
        assertThat(device.log.count("save Failed"))
                .as("the refusal, and the start")
                .isEqualTo(2);
        List<Outcome> recent = device.reports.last().memory().ledger().recent();
        assertThat(recent).hasSize(1);
        assertThat(recent.get(0).id()).isEqualTo(ORDER.id());
        assertThat(recent.get(0).reason().orElseThrow().code()).isEqualTo(code);
    }

    private static UpdateOrder completed(UpdateState state) {
        assertThat(state).isInstanceOf(Completed.class);
        return ((Completed) state).order();
    }

    private static UpdateOrder unverifiable(String id) {
        UpdateOrder order = Images.order(id);
        return new UpdateOrder(
                order.id(), order.uri(), order.version(), Optional.empty(), order.digest(), Optional.empty());
    }
}
