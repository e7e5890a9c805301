package dev.drydock.application.fleet.memory;

import dev.drydock.application.fleet.history.HistoryBook;
import dev.drydock.application.fleet.history.PastUpdate;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** The outcomes of a ledger in memory, by their numbers. */
final class HistoryTable {
    private final TreeMap<Long, PastUpdate> outcomes = new TreeMap<>();
    private final Set<Key> known = new HashSet<>();
    private long last;

    /** The part of an outcome that is kept once. */
    private record Key(DeviceId device, UpdateId update, Ending ending) {
        static Key of(PastUpdate past) {
            return new Key(past.device(), past.update(), past.ending());
        }
    }

    HistoryBook within(Deque<Runnable> undo) {
        return new Book(undo);
    }

    /** The outcomes within one transaction. */
    private final class Book implements HistoryBook {
        private final Deque<Runnable> undo;

        Book(Deque<Runnable> undo) {
            this.undo = undo;
        }

        @Override
        public List<Kept> of(DeviceId device, OptionalLong before, int atMost) {
            return outcomes.headMap(before.orElse(Long.MAX_VALUE), false).descendingMap().entrySet().stream()
                    .filter(entry -> entry.getValue().device().equals(device))
                    .limit(atMost)
                    .map(entry -> new Kept(entry.getKey(), entry.getValue()))
                    .toList();
        }

        @Override
        public void add(List<PastUpdate> added) {
            for (PastUpdate past : added) {
                if (known.add(Key.of(past))) {
                    long number = ++last;
                    outcomes.put(number, whole(past));
                    undo.push(() -> {
                        known.remove(Key.of(past));
                        outcomes.remove(number);
                    });
                }
            }
        }

        @Override
        public int removeBefore(Instant time, int atMost) {
            List<Map.Entry<Long, PastUpdate>> old = outcomes.entrySet().stream()
                    .filter(entry -> entry.getValue().at().isBefore(time))
                    .limit(atMost)
                    .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                    .toList();
            old.forEach(this::remove);
            return old.size();
        }

        private void remove(Map.Entry<Long, PastUpdate> kept) {
            outcomes.remove(kept.getKey());
            known.remove(Key.of(kept.getValue()));
            undo.push(() -> {
                outcomes.put(kept.getKey(), kept.getValue());
                known.add(Key.of(kept.getValue()));
            });
        }

        private static PastUpdate whole(PastUpdate past) {
            return new PastUpdate(
                    past.device(),
                    past.update(),
                    past.at().truncatedTo(ChronoUnit.MILLIS),
                    past.from(),
                    past.to(),
                    past.ending(),
                    past.reason());
        }
    }
}
