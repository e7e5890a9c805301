package dev.drydock.application.fleet.engine;

import dev.drydock.application.fleet.history.HistoryBook;
import dev.drydock.application.fleet.image.ImageBook;
import dev.drydock.application.fleet.inventory.FleetBook;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.ledger.Stake;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutId;
import dev.drydock.domain.rollout.Running;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** A ledger with a fault, as the engine sees it. */
record BrokenLedger(RolloutLedger sound, Fault fault) implements RolloutLedger {
    @Override
    public <T> T exchange(Precedence precedence, Function<RolloutBook, T> work) {
        return sound.exchange(precedence, book -> work.apply(new BrokenBook(book, fault)));
    }

    @Override
    public <T> T read(Function<RolloutView, T> look) {
        return sound.read(look);
    }

    private record BrokenBook(RolloutBook sound, Fault fault) implements RolloutBook {
        @Override
        public FleetBook fleet() {
            return sound.fleet();
        }

        @Override
        public ImageBook images() {
            return sound.images();
        }

        @Override
        public HistoryBook outcomes() {
            return sound.outcomes();
        }

        @Override
        public Optional<RolloutEntry> outdated(long before) {
            return sound.outdated(before);
        }

        @Override
        public List<RolloutEntry> history(Optional<RolloutId> before, int atMost) {
            return sound.history(before, atMost);
        }

        @Override
        public List<MemberEntry> members(RolloutId rollout, Set<Tally> tallies, Optional<DeviceId> after, int atMost) {
            return sound.members(rollout, tallies, after, atMost);
        }

        @Override
        public Map<MemberState, Integer> states(RolloutId rollout, Set<Tally> tallies) {
            return sound.states(rollout, tallies);
        }

        @Override
        public long time() {
            return sound.time();
        }

        @Override
        public void keepTime(long now) {
            sound.keepTime(now);
        }

        @Override
        public List<RolloutEntry> rollouts() {
            return sound.rollouts();
        }

        @Override
        public Optional<RolloutEntry> rollout(RolloutId id) {
            return sound.rollout(id)
                    .map(entry -> fault == Fault.PAUSES_NOT_SEEN
                                    && entry.state().pausedBy().isPresent()
                            ? entry.with(new Running(), entry.times())
                            : entry);
        }

        @Override
        public List<MemberEntry> toRollBack(RolloutId rollout, int atMost) {
            return fault == Fault.DEVICES_TO_ROLL_BACK_NOT_FOUND ? List.of() : sound.toRollBack(rollout, atMost);
        }

        @Override
        public void removeWaves(RolloutId rollout) {
            sound.removeWaves(rollout);
        }

        @Override
        public int removeMembers(RolloutId rollout, int atMost) {
            return sound.removeMembers(rollout, atMost);
        }

        @Override
        public Optional<RolloutEntry> named(String name) {
            return sound.named(name);
        }

        @Override
        public void save(RolloutEntry rollout) {
            sound.save(rollout);
        }

        @Override
        public void remove(RolloutId rollout) {
            sound.remove(rollout);
        }

        @Override
        public List<WaveEntry> waves(RolloutId rollout) {
            return sound.waves(rollout);
        }

        @Override
        public void save(RolloutId rollout, WaveEntry wave) {
            boolean isNew = wave.number() >= sound.waves(rollout).size();
            if (isNew || fault != Fault.WAVES_NOT_SAVED) {
                sound.save(rollout, wave);
            }
        }

        @Override
        public List<RolloutId> rolloutsOf(DeviceId device) {
            return sound.rolloutsOf(device);
        }

        @Override
        public Map<DeviceId, MemberEntry> members(RolloutId rollout, Collection<DeviceId> devices) {
            return sound.members(rollout, devices);
        }

        @Override
        public void add(RolloutId rollout, List<MemberEntry> members) {
            sound.add(rollout, members);
        }

        @Override
        public void save(RolloutId rollout, Collection<MemberEntry> members) {
            boolean cut = fault == Fault.LAST_MEMBER_OF_A_BATCH_NOT_SAVED && !members.isEmpty();
            sound.save(rollout, List.copyOf(members).subList(0, members.size() - (cut ? 1 : 0)));
        }

        @Override
        public List<MemberEntry> due(RolloutId rollout, Set<Tally> tallies, long now, int atMost) {
            boolean none = (fault == Fault.CLAIMS_NEVER_LAPSE && tallies.contains(Tally.ORDERED))
                    || (fault == Fault.BACK_OFFS_NEVER_END && tallies.contains(Tally.WAITING));
            return none ? List.of() : sound.due(rollout, tallies, now, atMost);
        }

        @Override
        public List<MemberEntry> dueWithOrderLeft(RolloutId rollout, Set<Tally> tallies, long now, int atMost) {
            return fault == Fault.BACK_OFFS_NEVER_END
                    ? List.of()
                    : sound.dueWithOrderLeft(rollout, tallies, now, atMost);
        }

        @Override
        public OptionalLong nextDue(RolloutId rollout) {
            return fault == Fault.SETTLED_TOO_EARLY ? OptionalLong.empty() : sound.nextDue(rollout);
        }

        @Override
        public List<MemberEntry> members(RolloutId rollout, int wave, Set<Tally> tallies, int atMost) {
            boolean none = (fault == Fault.HELD_MEMBERS_NOT_FOUND && tallies.equals(Set.of(Tally.HELD)))
                    || (fault == Fault.LEFT_ORDERS_NOT_FOUND && tallies.equals(Set.of(Tally.LEFT)));
            return none ? List.of() : sound.members(rollout, wave, tallies, atMost);
        }

        @Override
        public List<MemberEntry> uncancelled(RolloutId rollout, int wave, Set<Tally> tallies, int atMost) {
            return fault == Fault.ORDERS_TO_CANCEL_NOT_FOUND
                    ? List.of()
                    : sound.uncancelled(rollout, wave, tallies, atMost);
        }

        @Override
        public Map<DeviceId, List<Stake>> stakes(Collection<DeviceId> devices) {
            Map<DeviceId, List<Stake>> stakes = new HashMap<>(sound.stakes(devices));
            if (fault == Fault.SUCCESSES_ELSEWHERE_NOT_SEEN) {
                stakes.replaceAll((device, others) ->
                        others.stream().filter(stake -> !stake.hasSucceeded()).toList());
            }
            return fault == Fault.OTHER_ROLLOUTS_NOT_SEEN ? Map.of() : stakes;
        }

        @Override
        public List<MemberEntry> yielding(RolloutId rollout, int atMost) {
            return fault == Fault.PLACES_NEVER_YIELDED ? List.of() : sound.yielding(rollout, atMost);
        }

        @Override
        public void wake(RolloutId rollout, Collection<DeviceId> devices, long now) {
            sound.wake(rollout, devices, now);
        }
    }
}
