package dev.drydock.application.fleet.memory;

import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Member;
import dev.drydock.domain.member.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The members of one rollout, in the order in which they were added: by wave, and by place within it. */
final class MemberTable {
    private static final long NEVER = Long.MAX_VALUE;

    private final DeviceRows rows = new DeviceRows();
    private Member[] members = new Member[16];
    /** Members that are alike are one: a million of them are a few dozen. */
    private final Map<Member, Member> alike = new HashMap<>();

    private long[] dues = new long[16];
    private final List<Range> ranges = new ArrayList<>();
    /** Rows by due time and tally; a row that has moved on since is left out when it is found. */
    private final Map<Tally, DueQueue> byDue = new EnumMap<>(Tally.class);

    /** Rows whose order is left, or not known to be withdrawn. */
    private final BitSet left = new BitSet();

    /** Rows that have ended, and whose device may have had an order that was not rolled back. */
    private final BitSet reached = new BitSet();

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

    /**
     * Replaces members.
     *
     * @param undo takes, first, the work that undoes it
     */
    void replace(Collection<MemberEntry> entries, Deque<Runnable> undo) {
        List<MemberEntry> before = new ArrayList<>();
        undo.push(() -> restore(before));
        for (MemberEntry entry : entries) {
            int row = rows.find(entry.device());
            if (row == DeviceRows.NONE) {
                throw new IllegalArgumentException("no member " + entry.device() + " was added");
            }
            before.add(entry(row));
            write(row, entry);
        }
    }

    /** Of a device that was replaced twice the first member is the last to be restored. */
    private void restore(List<MemberEntry> before) {
        for (int i = before.size() - 1; i >= 0; i--) {
            write(rows.find(before.get(i).device()), before.get(i));
        }
    }

    /**
     * Adds members behind all others.
     *
     * @param undo takes, first, the work that undoes it
     */
    void add(Collection<MemberEntry> entries, Deque<Runnable> undo) {
        int size = rows.size();
        undo.push(() -> removeFrom(size));
        entries.forEach(this::add);
    }

    private void removeFrom(int size) {
        while (rows.size() > size) {
            removeLast();
        }
    }

    /**
     * Takes the members away that were added last; their number.
     *
     * @param undo takes, first, the work that undoes it
     */
    int remove(int atMost, Deque<Runnable> undo) {
        int size = Math.max(0, rows.size() - atMost);
        List<MemberEntry> removed = new ArrayList<>();
        for (int row = size; row < rows.size(); row++) {
            removed.add(entry(row));
        }
        undo.push(() -> removed.forEach(this::add));
        removeFrom(size);
        return removed.size();
    }

    private void add(MemberEntry entry) {
        if (rows.find(entry.device()) != DeviceRows.NONE) {
            throw new IllegalArgumentException("member " + entry.device() + " was added before");
        }
        int row = rows.size();
        if (row == members.length) {
            members = Arrays.copyOf(members, 2 * row);
            dues = Arrays.copyOf(dues, 2 * row);
        }
        while (ranges.size() <= entry.wave()) {
            ranges.add(new Range(row));
        }
        if (entry.wave() != ranges.size() - 1) {
            throw new IllegalArgumentException("members are added wave by wave");
        }
        ranges.get(entry.wave()).until = row + 1;
        rows.add(entry.device());
        write(row, entry);
    }

    /** Takes back the member that was added last. */
    private void removeLast() {
        int row = rows.size() - 1;
        rows.removeLast();
        ranges.get(wave(row)).until = row;
        while (!ranges.isEmpty() && ranges.get(ranges.size() - 1).from >= row) {
            ranges.remove(ranges.size() - 1);
        }
        dues[row] = NEVER;
        left.clear(row);
        reached.clear(row);
    }

    private void write(int row, MemberEntry entry) {
        members[row] = alike.computeIfAbsent(entry.member(), member -> member);
        dues[row] = entry.due().orElse(NEVER);
        left.set(row, entry.member().left().isPresent());
        Tally tally = entry.member().state().tally();
        reached.set(row, tally.isEnded() && entry.member().reach() == Member.Reach.DEVICE);
        if (entry.due().isPresent()) {
            byDue.computeIfAbsent(tally, none -> new DueQueue()).add(dues[row], row);
        }
        if (tally == Tally.HELD) {
            Range range = ranges.get(wave(row));
            range.held = Math.min(range.held, row);
        }
    }

    Map<DeviceId, MemberEntry> find(Collection<DeviceId> wanted) {
        Map<DeviceId, MemberEntry> found = new LinkedHashMap<>();
        for (int row : rows.find(wanted)) {
            MemberEntry entry = entry(row);
            found.put(entry.device(), entry);
        }
        return found;
    }

    /** A row that is found stays in the queue until it has moved on. */
    List<MemberEntry> due(Set<Tally> tallies, long now, int atMost) {
        List<Due> found = new ArrayList<>();
        for (Tally tally : tallies) {
            DueQueue queue = byDue.get(tally);
            if (queue != null && !queue.isEmpty() && queue.firstTime() <= now) {
                found.addAll(due(queue, tally, now, atMost));
            }
        }
        return found.isEmpty() ? List.of() : sorted(found, atMost);
    }

    private List<MemberEntry> sorted(List<Due> found, int atMost) {
        return found.stream()
                .sorted()
                .limit(atMost)
                .map(due -> entry(due.row()))
                .toList();
    }

    List<MemberEntry> dueWithOrderLeft(Set<Tally> tallies, long now, int atMost) {
        List<Due> found = left.stream()
                .filter(row -> dues[row] <= now
                        && tallies.contains(members[row].state().tally()))
                .mapToObj(row -> new Due(dues[row], row))
                .toList();
        return sorted(found, atMost);
    }

    private List<Due> due(DueQueue queue, Tally tally, long now, int atMost) {
        List<Due> found = new ArrayList<>();
        while (found.size() < atMost && !queue.isEmpty() && queue.firstTime() <= now) {
            Due first = new Due(queue.firstTime(), queue.firstRow());
            queue.removeFirst();
            boolean isRepeated = !found.isEmpty() && found.get(found.size() - 1).equals(first);
            if (!isRepeated && stands(first.at(), first.row(), tally)) {
                found.add(first);
            }
        }
        found.forEach(due -> queue.add(due.at(), due.row()));
        return found;
    }

    /** The earliest due time of all. */
    OptionalLong nextDue() {
        long next = NEVER;
        for (Map.Entry<Tally, DueQueue> entry : byDue.entrySet()) {
            DueQueue queue = entry.getValue();
            while (!queue.isEmpty() && !stands(queue.firstTime(), queue.firstRow(), entry.getKey())) {
                queue.removeFirst();
            }
            if (!queue.isEmpty()) {
                next = Math.min(next, queue.firstTime());
            }
        }
        return next == NEVER ? OptionalLong.empty() : OptionalLong.of(next);
    }

    private boolean stands(long at, int row, Tally tally) {
        return row < rows.size() && dues[row] == at && members[row].state().tally() == tally;
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

    List<MemberEntry> toRollBack(int atMost) {
        return reached.stream().limit(atMost).mapToObj(this::entry).toList();
    }

    /** The members whose order waits as desired state. */
    List<MemberEntry> left() {
        return left.stream()
                .filter(row -> members[row].state().tally() == Tally.LEFT)
                .mapToObj(this::entry)
                .toList();
    }

    private static boolean isUncancelled(Member member) {
        return !member.isCancelled() && member.state().mayBeCancelled();
    }

    /** Most rows are of the last waves. */
    private int wave(int row) {
        int wave = ranges.size() - 1;
        while (row < ranges.get(wave).from) {
            wave--;
        }
        return wave;
    }

    private MemberEntry entry(int row) {
        OptionalLong due = dues[row] == NEVER ? OptionalLong.empty() : OptionalLong.of(dues[row]);
        return new MemberEntry(rows.device(row), wave(row), members[row], due);
    }
}
