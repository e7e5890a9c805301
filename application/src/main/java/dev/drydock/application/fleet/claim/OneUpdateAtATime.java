package dev.drydock.application.fleet.claim;

import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.Rank;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.ledger.Stake;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Blocker;
import dev.drydock.domain.member.Member;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.member.SkipReason;
import dev.drydock.domain.rollout.RolloutId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * No device gets an order of one rollout while another has it, and an older rollout never undoes a newer one. Of rollouts that wait
 * for one device, the one of higher rank gets it.
 */
public final class OneUpdateAtATime implements ClaimCheck {
    @Override
    public Map<DeviceId, MemberEvent> refused(RolloutView view, RolloutEntry rollout, Collection<MemberEntry> members) {
        Map<DeviceId, MemberEvent> refused = new HashMap<>();
        Map<DeviceId, List<Stake>> stakes = view.stakesBeside(
                rollout.id(), members.stream().map(MemberEntry::device).toList());
        if (stakes.isEmpty()) {
            return refused;
        }
        for (MemberEntry entry : members) {
            List<Stake> others = stakes.getOrDefault(entry.device(), List.of());
            judge(rollout.rank(), entry.member(), others).ifPresent(event -> refused.put(entry.device(), event));
        }
        return refused;
    }

    /**
     * The events of members, with whether their devices are active elsewhere. A member that is active has its device to itself.
     *
     * @param events one for each of the members
     */
    public static Map<DeviceId, MemberEvent> knowing(
            RolloutView view, RolloutId rollout, Collection<MemberEntry> members, Map<DeviceId, MemberEvent> events) {
        List<DeviceId> inactive = members.stream()
                .filter(entry -> !entry.member().state().tally().isActive())
                .map(MemberEntry::device)
                .toList();
        if (inactive.isEmpty()) {
            return events;
        }
        Map<DeviceId, List<Stake>> stakes = view.stakesBeside(rollout, inactive);
        Map<DeviceId, MemberEvent> known = new HashMap<>(events);
        for (DeviceId device : inactive) {
            boolean isFree = stakes.getOrDefault(device, List.of()).stream().noneMatch(Stake::isActive);
            known.computeIfPresent(device, (id, event) -> event.where(isFree));
        }
        return known;
    }

    private static Optional<MemberEvent> judge(Rank own, Member member, List<Stake> others) {
        Optional<Stake> newer = first(
                others,
                stake -> !member.isForced()
                        && stake.hasSucceeded()
                        && stake.rank().isYoungerThan(own));
        if (newer.isPresent()) {
            return newer.map(stake -> new MemberEvent.FoundUnfit(SkipReason.SUPERSEDED, Optional.of(stake.name())));
        }
        return first(others, stake -> stake.entry().member().holdsDevice() || goesBefore(stake, own))
                .map(stake -> new MemberEvent.FoundBlocked(
                        Blocker.of(stake.rank().id().value())));
    }

    private static boolean goesBefore(Stake other, Rank own) {
        return other.waits() && other.rank().compareTo(own) < 0;
    }

    /** A holder of the device is named before those that wait for it. */
    private static Optional<Stake> first(List<Stake> stakes, Predicate<Stake> which) {
        Stream<Stake> found = stakes.stream().filter(which);
        return found.min(Comparator.comparing(Stake::waits).thenComparing(Stake::rank));
    }
}
