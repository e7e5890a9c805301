package dev.drydock.domain.order;

import dev.drydock.domain.order.Outcome.Ending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The memory of former orders, by which none starts twice.
 *
 * <p>Orders that were accepted are kept apart from ids that never were: whoever cancels ids at random, or desires orders that are
 * refused, makes the device forget neither an order that it carried out nor its outcome.
 *
 * @param entries the last 32 orders that were accepted, oldest first
 * @param unaccepted the last 32 ids that were cancelled before their order came, or whose desired order was refused, oldest first
 * @param recent the last five outcomes of accepted orders and the last refusal, newest first
 * @param lastDesired the id of the last desired order that was handled
 */
public record UpdateLedger(
        List<Entry> entries, List<Entry> unaccepted, List<Outcome> recent, Optional<UpdateId> lastDesired) {
    public static final int MOST_ENTRIES = 32;
    public static final int MOST_UNACCEPTED = 32;
    public static final int MOST_RECENT = 5;
    public static final UpdateLedger EMPTY = new UpdateLedger(List.of(), List.of(), List.of(), Optional.empty());

    /**
     * One update id.
     *
     * @param order empty when it is not known: the id was cancelled before its order came, the order was refused, or only its
     *     outcome was regained after a loss
     * @param ending empty while the update is under way
     */
    public record Entry(UpdateId id, Optional<UpdateOrder> order, Optional<Ending> ending) {}

    public UpdateLedger {
        entries = List.copyOf(entries);
        unaccepted = List.copyOf(unaccepted);
        recent = List.copyOf(recent);
    }

    /** The entry of an id that never starts again. A refused order is none: it may come again, mended, under its id. */
    public Optional<Entry> find(UpdateId id) {
        Stream<Entry> cancelled = unaccepted.stream().filter(entry -> !isRefusal(entry));
        return Stream.concat(entries.stream(), cancelled)
                .filter(entry -> entry.id().equals(id))
                .findFirst();
    }

    /** Whether a desired order with this id was refused, and none was accepted since. */
    public boolean wasRefused(UpdateId id) {
        return unaccepted.stream().anyMatch(entry -> entry.id().equals(id) && isRefusal(entry));
    }

    public UpdateLedger withAccepted(UpdateOrder order) {
        return withEntry(new Entry(order.id(), Optional.of(order), Optional.empty()));
    }

    /** Remembers an id that was cancelled before any order with it came. */
    public UpdateLedger withCancelled(UpdateId id) {
        return withUnaccepted(new Entry(id, Optional.empty(), Optional.of(Ending.CANCELLED)));
    }

    /** Remembers the refusal of a desired order, in the place of the refusal before it. A cancelled id stays cancelled. */
    public UpdateLedger withRefused(Outcome refusal) {
        List<Outcome> others =
                recent.stream().filter(past -> !isUnaccepted(past.id())).toList();
        UpdateLedger before = new UpdateLedger(entries, unaccepted, others, lastDesired);
        UpdateLedger remembered = isUnaccepted(refusal.id())
                ? before
                : before.withUnaccepted(new Entry(refusal.id(), Optional.empty(), Optional.of(Ending.FAILED)));
        return remembered.withRecent(refusal);
    }

    /** Remembers an update of which nothing is left but its outcome; one that is known better is left as it is. */
    public UpdateLedger withRegained(Outcome outcome) {
        return find(outcome.id()).isPresent()
                ? this
                : withEntry(new Entry(outcome.id(), Optional.empty(), Optional.empty()))
                        .withOutcome(outcome);
    }

    /** Takes in the end of an update. An outcome never changes, except that a completed update may be reverted later. */
    public UpdateLedger withOutcome(Outcome outcome) {
        Optional<Ending> earlier = find(outcome.id()).flatMap(Entry::ending);
        boolean reverted = earlier.equals(Optional.of(Ending.COMPLETED)) && outcome.ending() == Ending.ROLLED_BACK;
        if (earlier.isPresent() && !reverted) {
            return this;
        }
        List<Entry> closed = entries.stream()
                .map(entry -> entry.id().equals(outcome.id())
                        ? new Entry(entry.id(), entry.order(), Optional.of(outcome.ending()))
                        : entry)
                .toList();
        return new UpdateLedger(closed, unaccepted, recent, lastDesired).withRecent(outcome);
    }

    public UpdateLedger withDesired(UpdateId id) {
        return new UpdateLedger(entries, unaccepted, recent, Optional.of(id));
    }

    /** The time of the last completion among the recent outcomes. */
    public Optional<Instant> lastCompletion() {
        return recent.stream()
                .filter(outcome -> outcome.ending() == Ending.COMPLETED)
                .map(Outcome::time)
                .findFirst();
    }

    private UpdateLedger withEntry(Entry entry) {
        List<Entry> others = without(entry.id(), unaccepted);
        return new UpdateLedger(grown(entries, entry, MOST_ENTRIES), others, recent, lastDesired);
    }

    private UpdateLedger withUnaccepted(Entry entry) {
        return new UpdateLedger(entries, grown(unaccepted, entry, MOST_UNACCEPTED), recent, lastDesired);
    }

    /** The newest outcome first; five of accepted orders are kept, and a refusal does not count among them. */
    private UpdateLedger withRecent(Outcome outcome) {
        List<Outcome> newest = new ArrayList<>();
        newest.add(outcome);
        int accepted = isUnaccepted(outcome.id()) ? 0 : 1;
        for (Outcome past : recent) {
            boolean refusal = isUnaccepted(past.id());
            if (!past.id().equals(outcome.id()) && (refusal || accepted < MOST_RECENT)) {
                newest.add(past);
                accepted += refusal ? 0 : 1;
            }
        }
        return new UpdateLedger(entries, unaccepted, newest, lastDesired);
    }

    private boolean isUnaccepted(UpdateId id) {
        return unaccepted.stream().anyMatch(entry -> entry.id().equals(id));
    }

    private static List<Entry> grown(List<Entry> ring, Entry entry, int most) {
        List<Entry> grown = new ArrayList<>(without(entry.id(), ring));
        grown.add(entry);
        while (grown.size() > most) {
            grown.remove(oldestThatEnded(grown));
        }
        return grown;
    }

    private static List<Entry> without(UpdateId id, List<Entry> ring) {
        return ring.stream().filter(known -> !known.id().equals(id)).toList();
    }

    private static boolean isRefusal(Entry entry) {
        return entry.ending().equals(Optional.of(Ending.FAILED));
    }

    /** The update under way is never forgotten. */
    private static int oldestThatEnded(List<Entry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).ending().isPresent()) {
                return i;
            }
        }
        return 0;
    }
}
