package dev.drydock.application.fleet.explain;

import dev.drydock.application.fleet.history.HistoryView;
import dev.drydock.application.fleet.history.PastUpdate;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.rollout.RolloutId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells how the updates of a device ended, and who ordered them. */
public final class RecallUpdates {
    private final RolloutLedger ledger;

    public RecallUpdates(RolloutLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * An outcome with the rollout that ordered the update.
     *
     * @param number grows with every outcome that is kept
     * @param rollout its name; empty for an update that was ordered by hand, or by a rollout of another server
     */
    public record Recalled(long number, PastUpdate past, Optional<String> rollout) {}

    /**
     * The outcomes of a device, the last one first.
     *
     * @param before the number of the one behind which to go on
     */
    public List<Recalled> of(DeviceId device, OptionalLong before, int atMost) {
        return ledger.read(view -> {
            Map<RolloutId, Optional<RolloutPlan>> plans = new HashMap<>();
            return view.outcomes().of(device, before, atMost).stream()
                    .map(kept -> recalled(view, kept, plans))
                    .toList();
        });
    }

    /** A device that failed early may never have told what it was to run; its rollout knows. */
    private static Recalled recalled(
            RolloutView view, HistoryView.Kept kept, Map<RolloutId, Optional<RolloutPlan>> plans) {
        Optional<RolloutPlan> plan = kept.past()
                .rollout()
                .flatMap(id -> plans.computeIfAbsent(
                        id, unknown -> view.rollout(unknown).map(RolloutEntry::plan)));
        PastUpdate past = plan.flatMap(RolloutPlan::image)
                .map(image -> kept.past().leadingTo(image.version()))
                .orElse(kept.past());
        return new Recalled(kept.number(), past, plan.map(RolloutPlan::name));
    }
}
