package dev.drydock.application.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.agent.OrderAnswer;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateState;
import java.util.Optional;

/** Brings devices into any state in which work goes on, and no further. */
public final class Stages {
    private Stages() {}

    /** A device that was just started, took the order and is in the state, whose work has been begun and not been done. */
    public static TestDevice reach(Stage stage, UpdateOrder order) {
        return reach(new TestDevice().start(), stage, order);
    }

    public static TestDevice reach(TestDevice device, Stage stage, UpdateOrder order) {
        if (stage == Stage.READY) {
            device.steps().shutWindow();
        }
        if (stage == Stage.ROLLING_BACK) {
            device.complaint = Optional.of(Reason.of(ReasonCode.UNHEALTHY));
        }
        assertThat(device.order(order)).isCompletedWithValue(new OrderAnswer.Taken(order.id()));
        while (!isIn(device.state(), stage)) {
            boolean asked = stage != Stage.WAITING && advance(device);
            assertThat(asked)
                    .as("on the way to " + stage + " from " + device.state())
                    .isTrue();
        }
        return device;
    }

    /** One thing, but never more than one: a start delay that is over, a task of the worker, or a restart. */
    private static boolean advance(TestDevice device) {
        if (isIn(device.state(), Stage.WAITING)) {
            device.time.runDue();
            return true;
        }
        if (device.worker.runNext()) {
            return true;
        }
        boolean restarted = device.restart.take();
        if (restarted) {
            device.boot();
        }
        return restarted;
    }

    public static boolean isIn(UpdateState state, Stage stage) {
        return state instanceof Underway underway && underway.stage() == stage;
    }
}
