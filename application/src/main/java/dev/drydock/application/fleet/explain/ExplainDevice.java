package dev.drydock.application.fleet.explain;

import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Blocker;
import dev.drydock.domain.rollout.RolloutId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Tells why a device is where it is, from its members, their waves and what it has reported. */
public final class ExplainDevice {
    private final RolloutLedger ledger;
    private final LongSupplier serverTime;
    private final Predicate<DeviceId> isShared;

    /** @param isShared whether two devices may have an id */
    public ExplainDevice(RolloutLedger ledger, LongSupplier serverTime, Predicate<DeviceId> isShared) {
        this.ledger = ledger;
        this.serverTime = serverTime;
        this.isShared = isShared;
    }

    /** The device's parts in all rollouts, the youngest rollout first; none for one that was never a member. */
    public List<Part> explain(DeviceId device) {
        return ledger.read(view -> parts(view, device));
    }

    private List<Part> parts(RolloutView view, DeviceId device) {
        Optional<KnownDevice> known =
                Optional.ofNullable(view.fleet().devices(Set.of(device)).get(device));
        List<Part> parts = new ArrayList<>();
        for (RolloutId id : view.rolloutsOf(device)) {
            MemberEntry member = view.members(id, Set.of(device)).get(device);
            if (member != null) {
                List<WaveEntry> waves = view.waves(id);
                view.rollout(id)
                        .map(rollout -> new Part(
                                rollout,
                                waves.get(member.wave()),
                                WaveEntry.open(waves),
                                member,
                                known,
                                holder(view, member),
                                isShared.test(device),
                                serverTime.getAsLong()))
                        .ifPresent(parts::add);
            }
        }
        return parts;
    }

    private static Optional<String> holder(RolloutView view, MemberEntry member) {
        return member.member()
                .state()
                .blockedBy()
                .flatMap(Blocker::rollout)
                .map(id -> view.rollout(new RolloutId(id))
                        .map(rollout -> rollout.plan().name())
                        .orElse(id));
    }
}
