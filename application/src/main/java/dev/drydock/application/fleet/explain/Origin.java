package dev.drydock.application.fleet.explain;

import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.prepare.RetryMembers;
import java.util.Optional;

/** The devices of a rollout that has no target, as they come from another rollout. */
public final class Origin {
    private Origin() {}

    /** {@code those that took gateway-2.1 in spring}; empty for a rollout with a target, or of which nothing more is known. */
    public static Optional<String> of(RolloutView view, RolloutEntry rollout) {
        if (rollout.plan().target().isPresent()) {
            return Optional.empty();
        }
        String name = rollout.plan().name();
        return parent(view, name, RolloutPlan.WAY_BACK)
                .filter(parent -> parent.id().ofWayBack().equals(rollout.id()))
                .map(parent -> "those that took " + image(parent) + " in "
                        + parent.plan().name())
                .or(() -> parent(view, name.replaceFirst("[0-9]+$", ""), RetryMembers.SUFFIX)
                        .map(parent ->
                                "those that had no success in " + parent.plan().name()));
    }

    private static Optional<RolloutEntry> parent(RolloutView view, String name, String suffix) {
        return name.endsWith(suffix)
                ? view.named(name.substring(0, name.length() - suffix.length()))
                : Optional.empty();
    }

    private static String image(RolloutEntry parent) {
        return parent.plan().image().map(RolloutImage::name).orElse("its image");
    }
}
