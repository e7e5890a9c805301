package dev.drydock.application.fleet.ledger;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The rollouts at one moment. */
public interface RolloutView {
    /** All rollouts for which something is left to do, the oldest first. */
    List<RolloutEntry> rollouts();

    Optional<RolloutEntry> rollout(RolloutId id);

    /** The waves of a rollout, the first first. */
    List<WaveEntry> waves(RolloutId rollout);

    /** The members of these devices, without those that the rollout has not. */
    Map<DeviceId, MemberEntry> members(RolloutId rollout, Collection<DeviceId> devices);

    /** Members in one of these tallies whose due time has come, the earliest first. */
    List<MemberEntry> due(RolloutId rollout, Set<Tally> tallies, long now, int atMost);

    /** The same, of those alone that have an order left in the desired state, or one that is not known to be withdrawn. */
    List<MemberEntry> dueWithOrderLeft(RolloutId rollout, Set<Tally> tallies, long now, int atMost);

    /** The earliest due time of a member. */
    OptionalLong nextDue(RolloutId rollout);

    /** Members of a wave in one of these tallies, in the order in which they were added. */
    List<MemberEntry> members(RolloutId rollout, int wave, Set<Tally> tallies, int atMost);

    /** Members of a wave in one of these tallies whose order can be cancelled, and was not, in the same order. */
    List<MemberEntry> uncancelled(RolloutId rollout, int wave, Set<Tally> tallies, int atMost);

    /**
     * The parts of devices in other rollouts that bear on whether they may get an order of this one: those that have an order or wait
     * for one, and those that have succeeded.
     */
    Map<DeviceId, List<Stake>> stakesBeside(RolloutId rollout, Collection<DeviceId> devices);

    /** Members whose order waits for the device as its desired state, while a rollout that outranks this one waits for the device. */
    List<MemberEntry> yielding(RolloutId rollout, int atMost);
}
