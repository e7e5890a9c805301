package dev.drydock.application.fleet.claim;

import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutImage;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Lineage;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.SkipReason;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A device gets an image that is for its model, that it does not run yet, and whose outcome it can name. */
public final class FitForImage implements ClaimCheck {
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
                        .flatMap(device -> unfit(device, image))
                        .ifPresent(reason ->
                                refused.put(entry.device(), new MemberEvent.FoundUnfit(reason, Optional.empty())));
            }
        }
        return refused;
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
