package dev.drydock.hub.fault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** What goes wrong because somebody asked for it: nothing, unless they do. Thread-safe. */
public final class Faults {
    private final Map<Operation, Queue<Fault>> next = new EnumMap<>(Operation.class);
    private Optional<Throttles> throttles = Optional.empty();
    private Duration delay = Duration.ZERO;
    private Duration queryLag = Duration.ZERO;
    private Duration acknowledgementDelay = Duration.ofMillis(3);
    private final Map<Operation, Integer> calls = new EnumMap<>(Operation.class);
    private int emptyPages;
    private int methodAnswersToLose;
    private int twinAnswersToLose;

    /** What happens to one call. */
    public sealed interface Fault {
        /** It is refused with an error code of IoT Hub, such as 429001. */
        record Refuse(int code) implements Fault {}

        /** The connection closes, and nothing has been done. */
        record DropBefore() implements Fault {}

        /** The connection closes without an answer, and the thing has been done. */
        record DropAfter() implements Fault {}

        /** It is carried out as it should be, that much later. */
        record Delay(Duration time) implements Fault {}
    }

    /** Lets the same happen to the next calls of a kind; what was asked for before happens first. */
    public synchronized void happen(Operation operation, int calls, Fault fault) {
        Queue<Fault> queue = next.computeIfAbsent(operation, kind -> new ArrayDeque<>());
        for (int i = 0; i < calls; i++) {
            queue.add(fault);
        }
    }

    /** Holds callers to the figures of a tier. */
    public synchronized void throttle(Tier tier, int units) {
        throttles = Optional.of(new Throttles(tier, units, System::nanoTime));
    }

    /** Answers every call of a service that much later. */
    public synchronized void delayEach(Duration time) {
        delay = time;
    }

    /** Lets queries see devices as they were up to that long ago. */
    public synchronized void lagQueries(Duration time) {
        queryLag = time;
    }

    /** Answers the next queries with an empty page and a token for what is there, as a busy hub may. */
    public synchronized void sendEmptyPages(int pages) {
        emptyPages = pages;
    }

    /** Never passes on the next answers of devices to methods. */
    public synchronized void loseMethodAnswers(int answers) {
        methodAnswersToLose = answers;
    }

    /** Never sends devices the next answers about their twins, whose requests are carried out. */
    public synchronized void loseTwinAnswers(int answers) {
        twinAnswersToLose = answers;
    }

    /** How many answers about twins are still to be lost. */
    public synchronized int twinAnswersToLose() {
        return twinAnswersToLose;
    }

    /** How long each message of a device waits for its acknowledgement: the device SDK cannot bear one at once. */
    public synchronized void delayAcknowledgements(Duration time) {
        acknowledgementDelay = time;
    }

    /** Lets nothing go wrong any more. */
    public synchronized void end() {
        next.clear();
        throttles = Optional.empty();
        delay = Duration.ZERO;
        queryLag = Duration.ZERO;
        emptyPages = 0;
        methodAnswersToLose = 0;
        twinAnswersToLose = 0;
    }

    /** What is to happen to a call that comes now. */
    public synchronized Optional<Fault> next(Operation operation) {
        Queue<Fault> queue = next.get(operation);
        return queue == null ? Optional.empty() : Optional.ofNullable(queue.poll());
    }

    /** How many calls of a kind came since the hub was started, those included that were refused. */
    public synchronized int calls(Operation operation) {
        return calls.getOrDefault(operation, 0);
    }

    /** Counts a call; how long the caller had better wait when it is one too many. */
    public synchronized Optional<Duration> overLimit(Operation operation) {
        calls.merge(operation, 1, Integer::sum);
        return throttles.flatMap(limits -> limits.refuse(operation));
    }

    public synchronized Duration delay() {
        return delay;
    }

    public synchronized Duration queryLag() {
        return queryLag;
    }

    public synchronized Duration acknowledgementDelay() {
        return acknowledgementDelay;
    }

    /** Whether the page that goes now is empty. */
    public synchronized boolean emptiesPage() {
        return emptyPages > 0 && emptyPages-- > 0;
    }

    /** Whether the method answer that comes now is lost. */
    public synchronized boolean losesMethodAnswer() {
        return methodAnswersToLose > 0 && methodAnswersToLose-- > 0;
    }

    /** Whether the twin answer that goes now is lost. */
    public synchronized boolean losesTwinAnswer() {
        return twinAnswersToLose > 0 && twinAnswersToLose-- > 0;
    }
}
