package dev.drydock.domain.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a device remembers of former orders, so that none starts twice.
 *
 * @param entries the last 32 update ids that were accepted or cancelled, oldest first
 * @param recent the last five outcomes, newest first
 * @param lastDesired the id of the last desired order that was handled, whichever way
 */
public record UpdateLedger(List<Entry> entries, List<Outcome> recent, Optional<UpdateId> lastDesired) {
    public static final int MOST_ENTRIES = 32;
    public static final int MOST_RECENT = 5;
    public static final UpdateLedger EMPTY = new UpdateLedger(List.of(), List.of(), Optional.empty());

    /**
     * One update id.
     *
     * @param order what was ordered, or empty when nobody knows: the id was cancelled before an order came, or only its outcome
     *     was regained after a loss
     * @param ending how it ended, or empty while it is under way
     */
    public record Entry(UpdateId id, Optional<UpdateOrder> order, Optional<Outcome.Ending> ending) {}

    public UpdateLedger {
        entries = List.copyOf(entries);
        recent = List.copyOf(recent);
    }

    public Optional<Entry> find(UpdateId id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    public UpdateLedger withAccepted(UpdateOrder order) {
        return withEntry(new Entry(order.id(), Optional.of(order), Optional.empty()));
    }

    /** Remembers an id that was cancelled before any order with it came. */
    public UpdateLedger withCancelled(UpdateId id) {
        return withEntry(new Entry(id, Optional.empty(), Optional.of(Outcome.Ending.CANCELLED)));
    }

    /** Remembers an update of which nothing is left but how it ended; one that is known better is left as it is. */
    public UpdateLedger withRegained(Outcome outcome) {
        return find(outcome.id()).isPresent()
                ? this
                : withEntry(new Entry(outcome.id(), Optional.empty(), Optional.empty()))
                        .withOutcome(outcome);
    }

    /** Takes in how an update ended. An outcome never changes, except that what completed may be reverted later. */
    public UpdateLedger withOutcome(Outcome outcome) {
        Optional<Outcome.Ending> earlier = find(outcome.id()).flatMap(Entry::ending);
        boolean reverted =
                earlier.equals(Optional.of(Outcome.Ending.COMPLETED)) && outcome.ending() == Outcome.Ending.ROLLED_BACK;
        if (earlier.isPresent() && !reverted) {
            return this;
        }
        List<Outcome> newest = new ArrayList<>();
        newest.add(outcome);
        recent.stream()
                .filter(past -> !past.id().equals(outcome.id()))
                .limit(MOST_RECENT - 1L)
                .forEach(newest::add);
        List<Entry> closed = entries.stream()
                .map(entry -> entry.id().equals(outcome.id())
                        ? new Entry(entry.id(), entry.order(), Optional.of(outcome.ending()))
                        : entry)
                .toList();
        return new UpdateLedger(closed, newest, lastDesired);
    }

    public UpdateLedger withDesired(UpdateId id) {
        return new UpdateLedger(entries, recent, Optional.of(id));
    }

    /** When the last update that completed did so, as far as the recent outcomes tell. */
    public Optional<Instant> lastCompletion() {
        return recent.stream()
                .filter(outcome -> outcome.ending() == Outcome.Ending.COMPLETED)
                .map(Outcome::time)
                .findFirst();
    }

    private UpdateLedger withEntry(Entry entry) {
        List<Entry> grown = new ArrayList<>(entries);
        grown.removeIf(known -> known.id().equals(entry.id()));
        grown.add(entry);
        while (grown.size() > MOST_ENTRIES) {
            grown.remove(oldestThatEnded(grown));
        }
        return new UpdateLedger(grown, recent, lastDesired);
    }

    /** The update under way is never forgotten, however many others are cancelled meanwhile. */
    private static int oldestThatEnded(List<Entry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).ending().isPresent()) {
                return i;
            }
        }
        return 0;
    }
}
