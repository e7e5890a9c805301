package dev.drydock.application.fleet.ledger;

import dev.drydock.application.fleet.history.HistoryBook;
import dev.drydock.application.fleet.image.ImageBook;
import dev.drydock.application.fleet.inventory.FleetBook;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.rollout.RolloutId;
import java.util.Collection;
import java.util.List;

/** The rollouts as one transaction sees and changes them. What was saved is seen by later reads. */
public interface RolloutBook extends RolloutView {
    /** The devices in the same transaction. */
    @Override
    FleetBook fleet();

    /** The images in the same transaction. */
    @Override
    ImageBook images();

    /** The outcomes of updates in the same transaction. */
    @Override
    HistoryBook outcomes();

    /** Keeps the server's time; one that is earlier than the last one kept changes nothing. */
    void keepTime(long now);

    /** Replaces a rollout, or adds it. */
    void save(RolloutEntry rollout);

    /** Takes a rollout away that has neither waves nor members. */
    void remove(RolloutId rollout);

    /** Replaces a wave, or adds the next one. */
    void save(RolloutId rollout, WaveEntry wave);

    /** Adds members, behind all that were added before; waves are filled one after the other. */
    void add(RolloutId rollout, List<MemberEntry> members);

    /** Takes all waves of a rollout away; whoever does so takes its members away as well. */
    void removeWaves(RolloutId rollout);

    /**
     * Takes members of a rollout away.
     *
     * @return their number; 0 when it has none
     */
    int removeMembers(RolloutId rollout, int atMost);

    /** Replaces members that were added before. */
    void save(RolloutId rollout, Collection<MemberEntry> members);

    /** Lets those members of other rollouts come due that wait for this one to let go of their devices. */
    void wake(RolloutId rollout, Collection<DeviceId> devices, long now);
}
