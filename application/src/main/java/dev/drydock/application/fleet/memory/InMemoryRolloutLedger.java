package dev.drydock.application.fleet.memory;

import dev.drydock.application.fleet.history.HistoryBook;
import dev.drydock.application.fleet.image.ImageBook;
import dev.drydock.application.fleet.inventory.FleetBook;
import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.Rank;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.ledger.Stake;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Blocked;
import dev.drydock.domain.member.Blocker;
import dev.drydock.domain.member.MemberState;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A ledger on arrays: a million members take some sixty megabytes. A transaction that fails is undone. Thread-safe. */
public final class InMemoryRolloutLedger implements RolloutLedger {
    private final RolloutTable rollouts = new RolloutTable();
    private final Map<RolloutId, List<WaveEntry>> waves = new LinkedHashMap<>();
    private final Map<RolloutId, MemberTable> members = new LinkedHashMap<>();
    private final DeviceTable devices = new DeviceTable();
    private final ImageTable images = new ImageTable();
    private final HistoryTable outcomes = new HistoryTable();
    private long time;

    /** First come, first served: no work here is long enough for precedence to matter. */
    @Override
    public synchronized <T> T exchange(Precedence precedence, Function<RolloutBook, T> work) {
        Deque<Runnable> undo = new ArrayDeque<>();
        try {
            return work.apply(new Book(undo));
        } catch (RuntimeException | Error failure) {
            undo.forEach(Runnable::run);
            throw failure;
        }
    }

    @Override
    public synchronized <T> T read(Function<RolloutView, T> look) {
        return look.apply(new Book(new ArrayDeque<>()));
    }

    /** The book of one transaction; the last change is undone first. */
    private final class Book implements RolloutBook {
        private final Deque<Runnable> undo;

        Book(Deque<Runnable> undo) {
            this.undo = undo;
        }

        @Override
        public FleetBook fleet() {
            return devices.within(undo);
        }

        @Override
        public ImageBook images() {
            return images.within(undo);
        }

        @Override
        public HistoryBook outcomes() {
            return outcomes.within(undo);
        }

        @Override
        public long time() {
            return time;
        }

        @Override
        public void keepTime(long now) {
            long before = time;
            time = Math.max(time, now);
            undo.push(() -> time = before);
        }

        @Override
        public List<RolloutEntry> rollouts() {
            return rollouts.all().filter(entry -> !entry.isSettled()).toList();
        }

        @Override
        public Optional<RolloutEntry> rollout(RolloutId id) {
            return rollouts.find(id);
        }

        @Override
        public Optional<RolloutEntry> named(String name) {
            return rollouts.named(name);
        }

        @Override
        public List<RolloutEntry> history(Optional<RolloutId> before, int atMost) {
            return rollouts.history(before, atMost);
        }

        @Override
        public Optional<RolloutEntry> outdated(long before) {
            return rollouts.outdated(before);
        }

        @Override
        public void save(RolloutEntry rollout) {
            rollouts.put(rollout.id(), Optional.of(rollout), undo);
        }

        @Override
        public void remove(RolloutId rollout) {
            rollouts.put(rollout, Optional.empty(), undo);
        }

        @Override
        public List<WaveEntry> waves(RolloutId rollout) {
            return List.copyOf(waves.getOrDefault(rollout, List.of()));
        }

        @Override
        public void save(RolloutId rollout, WaveEntry wave) {
            List<WaveEntry> all = waves.computeIfAbsent(rollout, none -> new ArrayList<>());
            if (wave.number() == all.size()) {
                all.add(wave);
                undo.push(() -> all.remove(all.size() - 1));
            } else {
                WaveEntry before = all.set(wave.number(), wave);
                undo.push(() -> all.set(wave.number(), before));
            }
        }

        @Override
        public void removeWaves(RolloutId rollout) {
            Optional<List<WaveEntry>> before = Optional.ofNullable(waves.remove(rollout));
            undo.push(() -> before.ifPresent(entries -> waves.put(rollout, entries)));
        }

        @Override
        public int removeMembers(RolloutId rollout, int atMost) {
            return table(rollout).remove(atMost, undo);
        }

        @Override
        public List<RolloutId> rolloutsOf(DeviceId device) {
            List<RolloutId> found = new ArrayList<>();
            members.forEach((id, table) -> {
                if (!table.find(List.of(device)).isEmpty()) {
                    found.add(0, id);
                }
            });
            return found;
        }

        @Override
        public Map<DeviceId, MemberEntry> members(RolloutId rollout, Collection<DeviceId> devices) {
            return table(rollout).find(devices);
        }

        @Override
        public void add(RolloutId rollout, List<MemberEntry> added) {
            table(rollout).add(added, undo);
        }

        @Override
        public void save(RolloutId rollout, Collection<MemberEntry> changed) {
            if (!changed.isEmpty()) {
                table(rollout).replace(changed, undo);
            }
        }

        @Override
        public List<MemberEntry> due(RolloutId rollout, Set<Tally> tallies, long now, int atMost) {
            return table(rollout).due(tallies, now, atMost);
        }

        @Override
        public List<MemberEntry> dueWithOrderLeft(RolloutId rollout, Set<Tally> tallies, long now, int atMost) {
            return table(rollout).dueWithOrderLeft(tallies, now, atMost);
        }

        @Override
        public OptionalLong nextDue(RolloutId rollout) {
            return table(rollout).nextDue();
        }

        @Override
        public List<MemberEntry> members(RolloutId rollout, int wave, Set<Tally> tallies, int atMost) {
            return table(rollout).ofWave(wave, tallies, atMost, false);
        }

        @Override
        public List<MemberEntry> members(RolloutId rollout, Set<Tally> tallies, Optional<DeviceId> after, int atMost) {
            return tallied(rollout, tallies)
                    .sorted(Comparator.comparing(MemberEntry::device))
                    .filter(entry -> after.isEmpty() || entry.device().compareTo(after.get()) > 0)
                    .limit(atMost)
                    .toList();
        }

        @Override
        public Map<MemberState, Integer> states(RolloutId rollout, Set<Tally> tallies) {
            return tallied(rollout, tallies)
                    .collect(Collectors.toMap(entry -> entry.member().state(), entry -> 1, Integer::sum));
        }

        private Stream<MemberEntry> tallied(RolloutId rollout, Set<Tally> tallies) {
            return waves(rollout).stream()
                    .flatMap(wave -> members(rollout, wave.number(), tallies, Integer.MAX_VALUE).stream());
        }

        @Override
        public List<MemberEntry> uncancelled(RolloutId rollout, int wave, Set<Tally> tallies, int atMost) {
            return table(rollout).ofWave(wave, tallies, atMost, true);
        }

        @Override
        public List<MemberEntry> toRollBack(RolloutId rollout, int atMost) {
            return table(rollout).toRollBack(atMost);
        }

        @Override
        public Map<DeviceId, List<Stake>> stakes(Collection<DeviceId> devices) {
            Map<DeviceId, List<Stake>> stakes = new HashMap<>();
            rollouts.all()
                    .forEach(other -> table(other.id()).find(devices).values().stream()
                            .map(entry -> new Stake(
                                    other.rank(),
                                    other.plan().name(),
                                    other.state().givesOrders(),
                                    entry))
                            .filter(Stake::isOpen)
                            .forEach(stake -> stakes.computeIfAbsent(
                                            stake.entry().device(), none -> new ArrayList<>())
                                    .add(stake)));
            return stakes;
        }

        /** A dry run has one rollout, and asks for every member. */
        @Override
        public Map<DeviceId, List<Stake>> stakesBeside(RolloutId rollout, Collection<DeviceId> devices) {
            return rollouts.size() > 1 ? RolloutBook.super.stakesBeside(rollout, devices) : Map.of();
        }

        @Override
        public List<MemberEntry> yielding(RolloutId rollout, int atMost) {
            Rank own = rollouts.find(rollout).orElseThrow().rank();
            if (rollouts.others(rollout).noneMatch(other -> other.rank().outranks(own))) {
                return List.of();
            }
            List<MemberEntry> left = table(rollout).left();
            Map<DeviceId, List<Stake>> stakes =
                    stakesBeside(rollout, left.stream().map(MemberEntry::device).toList());
            return left.stream()
                    .filter(entry -> stakes.getOrDefault(entry.device(), List.of()).stream()
                            .anyMatch(stake -> stake.waits() && stake.rank().outranks(own)))
                    .limit(atMost)
                    .toList();
        }

        @Override
        public void wake(RolloutId rollout, Collection<DeviceId> devices, long now) {
            if (devices.isEmpty()) {
                return;
            }
            Blocked byThisOne = new Blocked(Blocker.of(rollout.value()));
            rollouts.others(rollout)
                    .forEach(other -> save(
                            other.id(),
                            table(other.id()).find(devices).values().stream()
                                    .filter(entry -> entry.member().state().equals(byThisOne))
                                    .map(entry -> entry.with(entry.member(), OptionalLong.of(now)))
                                    .toList()));
        }

        private MemberTable table(RolloutId rollout) {
            return members.computeIfAbsent(rollout, none -> new MemberTable());
        }
    }
}
