package dev.drydock.application.fleet.explain;

import dev.drydock.domain.rollout.RolloutState;
import dev.drydock.domain.rollout.RolloutState.Name;
import java.util.Locale;

/** The state of a rollout as a sentence ends with it: {@code it is paused}. */
public final class StateName {
    private StateName() {}

    public static String of(RolloutState state) {
        return state.name() == Name.DRAFT
                ? "a draft"
                : state.name().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
