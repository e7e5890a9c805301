package dev.drydock.application.access;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers of a server that forgets them. */
public final class InMemoryKeptAnswers implements KeptAnswers {
    private final Map<Place, Entry> answers = new HashMap<>();

    private record Place(String person, String key) {}

    private record Entry(Kept answer, Instant at) {}

    @Override
    public synchronized Optional<Kept> find(String person, String key) {
        return Optional.ofNullable(answers.get(new Place(person, key))).map(Entry::answer);
    }

    @Override
    public synchronized void keep(String person, String key, Kept answer, Instant at) {
        answers.putIfAbsent(new Place(person, key), new Entry(answer, at));
    }

    @Override
    public synchronized int removeBefore(Instant time, int atMost) {
        List<Place> old = answers.entrySet().stream()
                .filter(entry -> entry.getValue().at().isBefore(time))
                .limit(atMost)
                .map(Map.Entry::getKey)
                .toList();
        answers.keySet().removeAll(old);
        return old.size();
    }
}
