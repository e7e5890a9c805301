package dev.drydock.application.fleet.claim;

import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Lineage;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.SkipReason;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A device gets an image that is for its model, that it does not run yet, and whose outcome it can name, if it fits a dynamic target. One that only acts updates out has to be accepted. */
public final class FitForImage implements ClaimCheck {
    private final Supplier<Instant> clock;

    /** @param clock the wall clock, for queries that ask how long ago a device was seen */
    public FitForImage(Supplier<Instant> clock) {
        this.clock = clock;
    }

    @Override
    public Map<DeviceId, MemberEvent> refused(RolloutView view, RolloutEntry rollout, Collection<MemberEntry> members) {
        Map<DeviceId, MemberEvent> refused = new HashMap<>();
        if (rollout.plan().image().isPresent()) {
            RolloutImage image = rollout.plan().image().get();
            Map<DeviceId, KnownDevice> devices = view.fleet()
                    .devices(members.stream().map(MemberEntry::device).toList());
            for (MemberEntry entry : members) {
                Optional.ofNullable(devices.get(entry.device()))
                        .filter(device -> !entry.member().isForced())
                        .flatMap(device -> unfit(device, image)
                                .or(() -> FitForTrust.unfit(device.facts(), image))
                                .or(() -> simulated(device, rollout.plan()))
                                .or(() -> outside(device, rollout.plan())))
                        .ifPresent(reason ->
                                refused.put(entry.device(), new MemberEvent.FoundUnfit(reason, Optional.empty())));
            }
        }
        return refused;
    }

    /** A dynamic rollout is for devices that fit it now, any other for those that fitted it when it was submitted. */
    private Optional<SkipReason> outside(KnownDevice device, RolloutPlan plan) {
        return plan.target()
                .filter(target -> plan.rollout().isDynamic() && !target.query().takes(device.facts(), clock.get()))
                .map(target -> SkipReason.LEFT_QUERY);
    }

    private static Optional<SkipReason> simulated(KnownDevice device, RolloutPlan plan) {
        return device.facts().isSimulated() && !plan.members().acceptsSimulated()
                ? Optional.of(SkipReason.SIMULATED)
                : Optional.empty();
    }

    private static Optional<SkipReason> unfit(KnownDevice device, RolloutImage image) {
        boolean isOfOtherModel = !image.models().isEmpty()
                && device.facts().model().filter(image.models()::contains).isEmpty();
        if (device.lineage().equals(Lineage.UNHEARD)) {
            return Optional.of(SkipReason.NO_UPDATE_IDS);
        }
        if (isOfOtherModel) {
            return Optional.of(SkipReason.WRONG_MODEL);
        }
        return device.facts().version().equals(Optional.of(image.version()))
                ? Optional.of(SkipReason.ALREADY_INSTALLED)
                : Optional.empty();
    }
}
