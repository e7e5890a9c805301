package dev.drydock.protocol.rollout;

import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.protocol.json.MalformedDocument;
import java.util.LinkedHashMap;
import java.util.Map;

/** The plans that were read last, by their text: every transaction reads its rollout, whose plan changes seldom. Thread-safe. */
public final class KnownPlans {
    static final int MOST = 100;

    private final Map<String, RolloutPlan> plans = new LinkedHashMap<>(MOST, 0.75f, true);

    /**
     * The plan of a text, the very same one for a text that was asked for lately.
     *
     * @throws MalformedDocument when it is none
     */
    public synchronized RolloutPlan of(String text) throws MalformedDocument {
        RolloutPlan known = plans.get(text);
        if (known != null) {
            return known;
        }
        RolloutPlan read = PlanDocument.read(text);
        plans.put(text, read);
        if (plans.size() > MOST) {
            plans.remove(plans.keySet().iterator().next());
        }
        return read;
    }
}
