package dev.drydock.application.fleet.desk;

import dev.drydock.application.fleet.explain.StateName;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.domain.rollout.RolloutEvent;
import dev.drydock.domain.rollout.RolloutState;
import dev.drydock.domain.rollout.RolloutTerms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of operators that a rollout takes in the state in which it is; the machine itself tells. */
final class Possible {
    private static final Map<String, RolloutEvent> WORDS = words();

    private Possible() {}

    /**
     * {@code it is completed, and takes these words alone: rollback, retry}.
     *
     * @param waves of the rollout
     */
    static String sentence(RolloutEntry rollout, List<WaveEntry> waves) {
        List<String> possible = possible(rollout.state(), rollout.plan().rollout());
        if (rollout.state().givesOrders() && AdvanceRollout.isAwaited(waves)) {
            possible.add("advance");
        }
        String state = "it is " + StateName.of(rollout.state()) + ", and takes ";
        return possible.isEmpty() ? state + "no word now" : state + "these words alone: " + String.join(", ", possible);
    }

    static List<String> possible(RolloutState state, RolloutTerms terms) {
        List<String> possible = new ArrayList<>();
        WORDS.forEach((word, event) -> {
            if (event.applyTo(state, terms.withWayBack()).moves()) {
                possible.add(word);
            }
        });
        if (possible.contains("submit")) {
            possible.add("delete");
        }
        if (state.takesRetries()) {
            possible.add("retry");
        }
        return possible;
    }

    private static Map<String, RolloutEvent> words() {
        Map<String, RolloutEvent> words = new LinkedHashMap<>();
        words.put("submit", new RolloutEvent.Submitted(1));
        words.put("approve", new RolloutEvent.Approved(true));
        words.put("deny", new RolloutEvent.ApprovalDenied());
        words.put("start", new RolloutEvent.StartDue());
        words.put("pause", new RolloutEvent.PauseAsked());
        words.put("resume", new RolloutEvent.ResumeAsked(true));
        words.put("set", new RolloutEvent.TermsEdited());
        words.put("abort", new RolloutEvent.AbortAsked());
        words.put("rollback", new RolloutEvent.RollbackAsked());
        words.put("close", new RolloutEvent.CloseAsked());
        return words;
    }
}
