package dev.drydock.application.fleet.memory;

import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Member;
import dev.drydock.domain.member.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;

/** The members of one rollout, in the order in which they were added: by wave, and by place within it. */
final class MemberTable {
    private static final long NEVER = Long.MAX_VALUE;

    private final Map<DeviceId, Integer> rows = new HashMap<>();
    private final List<DeviceId> devices = new ArrayList<>();
    private Member[] members = new Member[16];
    private short[] waves = new short[16];
    private long[] dues = new long[16];
    private final List<Range> ranges = new ArrayList<>();
    /** Rows by due time and tally; a row that has moved on since is left out when it is found. */
    private final Map<Tally, PriorityQueue<Due>> byDue = new EnumMap<>(Tally.class);

    /** Rows whose order is left, or not known to be withdrawn. */
    private final Set<Integer> left = new LinkedHashSet<>();

    /** The rows of one wave, and the first of them that may be held. */
    private static final class Range {
        private final int from;
        private int until;
        private int held;

        Range(int from) {
            this.from = from;
            this.until = from;
            this.held = from;
        }
    }

    private record Due(long at, int row) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int order = Long.compare(at, other.at);
            return order != 0 ? order : Integer.compare(row, other.row);
        }
    }

    /** Replaces a member; the one before. */
    MemberEntry replace(MemberEntry entry) {
        Integer row = rows.get(entry.device());
        if (row == null) {
            throw new IllegalArgumentException("no member " + entry.device() + " was added");
        }
        MemberEntry before = entry(row);
        write(row, entry);
        return before;
    }

    /** Adds a member behind all others. */
    void add(MemberEntry entry) {
        if (rows.containsKey(entry.device())) {
            throw new IllegalArgumentException("member " + entry.device() + " was added before");
        }
        int row = devices.size();
        if (row == members.length) {
            members = Arrays.copyOf(members, 2 * row);
            waves = Arrays.copyOf(waves, 2 * row);
            dues = Arrays.copyOf(dues, 2 * row);
        }
        while (ranges.size() <= entry.wave()) {
            ranges.add(new Range(row));
        }
        if (entry.wave() != ranges.size() - 1) {
            throw new IllegalArgumentException("members are added wave by wave");
        }
        ranges.get(entry.wave()).until = row + 1;
        devices.add(entry.device());
        rows.put(entry.device(), row);
        waves[row] = (short) entry.wave();
        write(row, entry);
    }

    /** Takes back the member that was added last. */
    void removeLast() {
        int row = devices.size() - 1;
        rows.remove(devices.remove(row));
        ranges.get(waves[row]).until = row;
        dues[row] = NEVER;
        left.remove(row);
    }

    private void write(int row, MemberEntry entry) {
        members[row] = entry.member();
        dues[row] = entry.due().orElse(NEVER);
        if (entry.member().left().isPresent()) {
            left.add(row);
        } else {
            left.remove(row);
        }
        Tally tally = entry.member().state().tally();
        if (entry.due().isPresent()) {
            byDue.computeIfAbsent(tally, none -> new PriorityQueue<>()).add(new Due(dues[row], row));
        }
        if (tally == Tally.HELD) {
            Range range = ranges.get(waves[row]);
            range.held = Math.min(range.held, row);
        }
    }

    Map<DeviceId, MemberEntry> find(Collection<DeviceId> wanted) {
        Map<DeviceId, MemberEntry> found = new LinkedHashMap<>();
        for (DeviceId device : wanted) {
            Integer row = rows.get(device);
            if (row != null) {
                found.put(device, entry(row));
            }
        }
        return found;
    }

    /** A row that is found stays in the queue until it has moved on. */
    List<MemberEntry> due(Set<Tally> tallies, long now, int atMost) {
        List<Due> found = new ArrayList<>();
        for (Tally tally : tallies) {
            PriorityQueue<Due> queue = byDue.getOrDefault(tally, new PriorityQueue<>());
            Set<Due> ofTally = new LinkedHashSet<>();
            while (ofTally.size() < atMost && !queue.isEmpty() && queue.peek().at() <= now) {
                Due due = queue.poll();
                if (stands(due, tally)) {
                    ofTally.add(due);
                }
            }
            queue.addAll(ofTally);
            found.addAll(ofTally);
        }
        return found.stream()
                .sorted()
                .limit(atMost)
                .map(due -> entry(due.row()))
                .toList();
    }

    List<MemberEntry> dueWithOrderLeft(Set<Tally> tallies, long now, int atMost) {
        return left.stream()
                .filter(row -> dues[row] <= now
                        && tallies.contains(members[row].state().tally()))
                .map(row -> new Due(dues[row], row))
                .sorted()
                .limit(atMost)
                .map(due -> entry(due.row()))
                .toList();
    }

    /** The earliest due time of all. */
    OptionalLong nextDue() {
        long next = NEVER;
        for (Map.Entry<Tally, PriorityQueue<Due>> entry : byDue.entrySet()) {
            PriorityQueue<Due> queue = entry.getValue();
            while (!queue.isEmpty() && !stands(queue.peek(), entry.getKey())) {
                queue.poll();
            }
            if (!queue.isEmpty()) {
                next = Math.min(next, queue.peek().at());
            }
        }
        return next == NEVER ? OptionalLong.empty() : OptionalLong.of(next);
    }

    private boolean stands(Due due, Tally tally) {
        return due.row() < devices.size()
                && dues[due.row()] == due.at()
                && members[due.row()].state().tally() == tally;
    }

    List<MemberEntry> ofWave(int wave, Set<Tally> tallies, int atMost, boolean uncancelled) {
        if (wave >= ranges.size()) {
            return List.of();
        }
        Range range = ranges.get(wave);
        boolean onlyHeld = tallies.equals(Set.of(Tally.HELD));
        List<MemberEntry> found = new ArrayList<>();
        for (int row = onlyHeld ? range.held : range.from; row < range.until && found.size() < atMost; row++) {
            boolean wanted = tallies.contains(members[row].state().tally());
            if (wanted && !(uncancelled && !isUncancelled(members[row]))) {
                found.add(entry(row));
            } else if (onlyHeld && !wanted && row == range.held) {
                range.held++;
            }
        }
        return found;
    }

    /** All members of a tally. */
    List<MemberEntry> all(Tally tally) {
        return IntStream.range(0, devices.size())
                .filter(row -> members[row].state().tally() == tally)
                .mapToObj(this::entry)
                .toList();
    }

    private static boolean isUncancelled(Member member) {
        return !member.isCancelled() && member.state().mayBeCancelled();
    }

    private MemberEntry entry(int row) {
        OptionalLong due = dues[row] == NEVER ? OptionalLong.empty() : OptionalLong.of(dues[row]);
        return new MemberEntry(devices.get(row), waves[row], members[row], due);
    }
}
