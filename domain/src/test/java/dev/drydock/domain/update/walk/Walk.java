package dev.drydock.domain.update.walk;

import dev.drydock.domain.Example;
import dev.drydock.domain.update.Transition;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdateState;
import java.util.ArrayList;
import java.util.List;

/** Every sampled state meets every sampled event. */
final class Walk {
    private Walk() {}

    /** What one event does to one state. */
    record Step(String name, UpdateState state, EventSamples.Sample sample, Transition result) {
        UpdateEvent event() {
            return sample.event();
        }

        boolean isRefused() {
            return result instanceof Transition.Refused;
        }
    }

    static List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        StateSamples.all().forEach((name, state) -> {
            for (EventSamples.Sample sample : EventSamples.forState(state)) {
                Transition result = sample.event().applyTo(state, Example.POLICY);
                steps.add(new Step(name, state, sample, result));
            }
        });
        return steps;
    }
}
