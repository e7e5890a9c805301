package dev.drydock.application.fleet.ledger;

import dev.drydock.application.fleet.history.HistoryView;
import dev.drydock.application.fleet.image.ImageView;
import dev.drydock.application.fleet.inventory.FleetView;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The rollouts at one moment. */
public interface RolloutView {
    /** The devices at the same moment. */
    FleetView fleet();

    /** The images at the same moment. */
    ImageView images();

    /** The outcomes of updates that are kept at the same moment. */
    HistoryView outcomes();

    /** The server's time that was kept last; 0 when none was. */
    long time();

    /** All rollouts for which something is left to do, the oldest first. */
    List<RolloutEntry> rollouts();

    Optional<RolloutEntry> rollout(RolloutId id);

    /** The youngest rollout of a name, also one for which nothing is left to do. */
    Optional<RolloutEntry> named(String name);

    /**
     * All rollouts, the youngest first, also those for which nothing is left to do.
     *
     * @param before the one behind which to go on
     */
    List<RolloutEntry> history(Optional<RolloutId> before, int atMost);

    /**
     * The rollout for which nothing is left to do for the longest time, if that is since before a time. None is given that is younger than
     * a rollout which has not ended: that one must still see what the younger has done, and not undo it.
     */
    Optional<RolloutEntry> outdated(long before);

    /** The waves of a rollout, the first first. */
    List<WaveEntry> waves(RolloutId rollout);

    /** Those of the rollouts for which something is left to do that take devices which fit them later. */
    default List<RolloutEntry> dynamicRollouts() {
        return rollouts().stream().filter(RolloutEntry::takesNewcomers).toList();
    }

    /** Those of these devices that are no members of a rollout, in their order. */
    default List<DeviceId> strangers(RolloutId rollout, Collection<DeviceId> devices) {
        Set<DeviceId> members = members(rollout, devices).keySet();
        return devices.stream().filter(device -> !members.contains(device)).toList();
    }

    /** The members of these devices, without those that the rollout has not. */
    Map<DeviceId, MemberEntry> members(RolloutId rollout, Collection<DeviceId> devices);

    /** The rollouts in which a device is a member, the youngest first. */
    List<RolloutId> rolloutsOf(DeviceId device);

    /** Members in one of these tallies whose due time has come, the earliest first. */
    List<MemberEntry> due(RolloutId rollout, Set<Tally> tallies, long now, int atMost);

    /** The same, of those alone that have an order left in the desired state, or one that is not known to be withdrawn. */
    List<MemberEntry> dueWithOrderLeft(RolloutId rollout, Set<Tally> tallies, long now, int atMost);

    /** The earliest due time of a member, or a time before it: that of a member which was put off since. Empty when nothing comes due. */
    OptionalLong nextDue(RolloutId rollout);

    /** Members of a wave in one of these tallies, in the order in which they were added. */
    List<MemberEntry> members(RolloutId rollout, int wave, Set<Tally> tallies, int atMost);

    /**
     * Members in one of these tallies by the id of their device.
     *
     * @param after the id behind which to go on
     */
    List<MemberEntry> members(RolloutId rollout, Set<Tally> tallies, Optional<DeviceId> after, int atMost);

    /** The states of the members in one of these tallies, with the number of members in each. */
    Map<MemberState, Integer> states(RolloutId rollout, Set<Tally> tallies);

    /** Members of a wave in one of these tallies whose order can be cancelled, and was not, in the same order. */
    List<MemberEntry> uncancelled(RolloutId rollout, int wave, Set<Tally> tallies, int atMost);

    /** Members that have ended, and whose devices may have had an order that was not rolled back, in the same order. */
    List<MemberEntry> toRollBack(RolloutId rollout, int atMost);

    /**
     * The parts that devices have in rollouts: those of members that have an order or wait for one, that have succeeded or are lost.
     */
    Map<DeviceId, List<Stake>> stakes(Collection<DeviceId> devices);

    /** Those in other rollouts than this one. */
    default Map<DeviceId, List<Stake>> stakesBeside(RolloutId rollout, Collection<DeviceId> devices) {
        Map<DeviceId, List<Stake>> others = new HashMap<>();
        stakes(devices).forEach((device, stakes) -> {
            List<Stake> beside = stakes.stream()
                    .filter(stake -> !stake.rank().id().equals(rollout))
                    .toList();
            if (!beside.isEmpty()) {
                others.put(device, beside);
            }
        });
        return others;
    }

    /** Members whose order waits for the device as its desired state, while a rollout that outranks this one waits for the device. */
    List<MemberEntry> yielding(RolloutId rollout, int atMost);
}
