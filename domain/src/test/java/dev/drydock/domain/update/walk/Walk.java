package dev.drydock.domain.update.walk;

import dev.drydock.domain.Example;
import dev.drydock.domain.update.Transition;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.testkit.machine.Sample;
import dev.drydock.testkit.machine.Step;
import java.util.List;

/** The walk over the states and events of an update. */
final class Walk {
    private Walk() {}

    static List<Step<UpdateState, UpdateEvent, Transition>> steps() {
        return dev.drydock.testkit.machine.Walk.steps(
                StateSamples.all(), Walk::events, (state, event) -> event.applyTo(state, Example.POLICY));
    }

    static boolean isRefused(Step<UpdateState, UpdateEvent, Transition> step) {
        return step.result() instanceof Transition.Refused;
    }

    private static List<Sample<UpdateEvent>> events(UpdateState state) {
        return EventSamples.forState(state).stream()
                .map(sample -> new Sample<>(sample.event(), sample.shape()))
                .toList();
    }
}
