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

/** The rollouts as one transaction sees and changes them. What was saved is seen by later reads. */
public interface RolloutBook {
    /** All rollouts for which something is left to do, the oldest first. */
    List<RolloutEntry> rollouts();

    Optional<RolloutEntry> rollout(RolloutId id);

    /** Replaces a rollout, or adds it. */
    void save(RolloutEntry rollout);

    /** The waves of a rollout, the first first. */
    List<WaveEntry> waves(RolloutId rollout);

    void save(RolloutId rollout, WaveEntry wave);

    /** The members of these devices, without those that the rollout has not. */
    Map<DeviceId, MemberEntry> members(RolloutId rollout, Collection<DeviceId> devices);

    /** Replaces members, or adds them. */
    void save(RolloutId rollout, Collection<MemberEntry> members);

    /** Members in one of these tallies whose due time has come, the earliest first. */
    List<MemberEntry> due(RolloutId rollout, Set<Tally> tallies, long now, int atMost);

    /** The earliest due time of a member. */
    OptionalLong nextDue(RolloutId rollout);

    /** Members of a wave in one of these tallies, by place. */
    List<MemberEntry> members(RolloutId rollout, int wave, Set<Tally> tallies, int atMost);

    /** Members of a wave in one of these tallies whose order can be cancelled, and was not, by place. */
    List<MemberEntry> uncancelled(RolloutId rollout, int wave, Set<Tally> tallies, int atMost);
}
