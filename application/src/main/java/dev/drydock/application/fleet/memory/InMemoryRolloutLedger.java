package dev.drydock.application.fleet.memory;

import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** A ledger on arrays: a million members take some sixty megabytes. A transaction that fails is undone. Thread-safe. */
public final class InMemoryRolloutLedger implements RolloutLedger {
    private final Map<RolloutId, RolloutEntry> rollouts = new LinkedHashMap<>();
    private final Map<RolloutId, List<WaveEntry>> waves = new LinkedHashMap<>();
    private final Map<RolloutId, MemberTable> members = new LinkedHashMap<>();

    @Override
    public synchronized <T> T exchange(Function<RolloutBook, T> work) {
        Deque<Runnable> undo = new ArrayDeque<>();
        try {
            return work.apply(new Book(undo));
        } catch (RuntimeException | Error failure) {
            undo.forEach(Runnable::run);
            throw failure;
        }
    }

    /** The book of one transaction; the last change is undone first. */
    private final class Book implements RolloutBook {
        private final Deque<Runnable> undo;

        Book(Deque<Runnable> undo) {
            this.undo = undo;
        }

        @Override
        public List<RolloutEntry> rollouts() {
            return rollouts.values().stream()
                    .filter(entry -> !entry.isSettled())
                    .toList();
        }

        @Override
        public Optional<RolloutEntry> rollout(RolloutId id) {
            return Optional.ofNullable(rollouts.get(id));
        }

        @Override
        public void save(RolloutEntry rollout) {
            Optional<RolloutEntry> before = Optional.ofNullable(rollouts.put(rollout.id(), rollout));
            undo.push(() -> before.ifPresentOrElse(
                    entry -> rollouts.put(rollout.id(), entry), () -> rollouts.remove(rollout.id())));
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
        public Map<DeviceId, MemberEntry> members(RolloutId rollout, Collection<DeviceId> devices) {
            return table(rollout).find(devices);
        }

        @Override
        public void save(RolloutId rollout, Collection<MemberEntry> changed) {
            table(rollout).put(changed, undo);
        }

        @Override
        public List<MemberEntry> due(RolloutId rollout, Set<Tally> tallies, long now, int atMost) {
            return table(rollout).due(tallies, now, atMost);
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
        public List<MemberEntry> uncancelled(RolloutId rollout, int wave, Set<Tally> tallies, int atMost) {
            return table(rollout).ofWave(wave, tallies, atMost, true);
        }

        private MemberTable table(RolloutId rollout) {
            return members.computeIfAbsent(rollout, none -> new MemberTable());
        }
    }
}
