package dev.drydock.hub.fault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.LongSupplier;

/** The faults that a test asks for; none unless it does. Thread-safe. */
public final class Faults {
    private static final Duration USUAL_ACKNOWLEDGEMENT = Duration.ofMillis(3);

    private final Map<Operation, Queue<Fault>> next = new EnumMap<>(Operation.class);
    private final Map<Operation, Fault> lasting = new EnumMap<>(Operation.class);
    private Optional<Throttles> throttles = Optional.empty();
    private Duration delay = Duration.ZERO;
    private Duration queryLag = Duration.ZERO;
    private Duration acknowledgementDelay = USUAL_ACKNOWLEDGEMENT;
    private final Map<Operation, Integer> calls = new EnumMap<>(Operation.class);
    private int emptyPages;
    private int methodAnswersToLose;
    private int twinAnswersToLose;

    /** A fault of one call. */
    public sealed interface Fault {
        /** Does to a call what this fault is. */
        void befall(Call call);

        /** A refusal with an error code of IoT Hub, such as 429001. */
        record Refuse(int code) implements Fault {
            @Override
            public void befall(Call call) {
                call.refuse(code);
            }
        }

        /** A connection that closes before the effect. */
        record DropBefore() implements Fault {
            @Override
            public void befall(Call call) {
                call.drop();
            }
        }

        /** A connection that closes after the effect, in the place of an answer. */
        record DropAfter() implements Fault {
            @Override
            public void befall(Call call) {
                call.carryOutUnanswered();
            }
        }

        /** An effect and an answer that come that much later. */
        record Delay(Duration time) implements Fault {
            @Override
            public void befall(Call call) {
                call.carryOutAfter(time);
            }
        }

        /** A call that a fault befalls. */
        interface Call {
            void refuse(int code);

            void drop();

            void carryOutUnanswered();

            void carryOutAfter(Duration delay);
        }
    }

    /** Adds a fault for each of the next calls of a kind, behind those that were added before. */
    public synchronized void happen(Operation operation, int calls, Fault fault) {
        Queue<Fault> queue = next.computeIfAbsent(operation, kind -> new ArrayDeque<>());
        for (int i = 0; i < calls; i++) {
            queue.add(fault);
        }
    }

    /** Lets a fault befall every call of a kind, behind those that were added one by one, until it ends. */
    public synchronized void last(Operation operation, Fault fault) {
        lasting.put(operation, fault);
    }

    /** Ends the faults that last, and no others. */
    public synchronized void endLasting() {
        lasting.clear();
    }

    /** Holds callers to the figures of a tier. */
    public void throttle(Tier tier, int units) {
        throttle(tier, units, System::nanoTime);
    }

    /** Holds callers to the figures of a tier, on a clock of the test. */
    public synchronized void throttle(Tier tier, int units, LongSupplier nanoTime) {
        throttles = Optional.of(new Throttles(tier, units, nanoTime));
    }

    /** Delays every answer to a service. */
    public synchronized void delayEach(Duration time) {
        delay = time;
    }

    /** Answers queries from a copy of the devices that is at most this old. */
    public synchronized void lagQueries(Duration time) {
        queryLag = time;
    }

    /** Answers the next queries with an empty page and a token for what is there, as a busy hub may. */
    public synchronized void sendEmptyPages(int pages) {
        emptyPages = pages;
    }

    /** Drops the next answers of devices to methods. */
    public synchronized void loseMethodAnswers(int answers) {
        methodAnswersToLose = answers;
    }

    /** Drops the next answers to devices about their twins; the requests are carried out. */
    public synchronized void loseTwinAnswers(int answers) {
        twinAnswersToLose = answers;
    }

    /** The number of answers about twins that are still to be lost. */
    public synchronized int twinAnswersToLose() {
        return twinAnswersToLose;
    }

    /** Delays the acknowledgement of each message: the device SDK mishandles one that comes at once. */
    public synchronized void delayAcknowledgements(Duration time) {
        acknowledgementDelay = time;
    }

    /** Ends all faults. */
    public synchronized void end() {
        next.clear();
        lasting.clear();
        throttles = Optional.empty();
        delay = Duration.ZERO;
        queryLag = Duration.ZERO;
        emptyPages = 0;
        methodAnswersToLose = 0;
        twinAnswersToLose = 0;
    }

    /** Ends all faults and counts calls from nothing, as a hub does that has just started. */
    public synchronized void startAnew() {
        end();
        acknowledgementDelay = USUAL_ACKNOWLEDGEMENT;
        calls.clear();
    }

    /** The fault of a call that comes now. */
    public synchronized Optional<Fault> next(Operation operation) {
        Queue<Fault> queue = next.get(operation);
        Optional<Fault> first = queue == null ? Optional.empty() : Optional.ofNullable(queue.poll());
        return first.or(() -> Optional.ofNullable(lasting.get(operation)));
    }

    /** The number of calls of a kind since the hub was started, with those that were refused. */
    public synchronized int calls(Operation operation) {
        return calls.getOrDefault(operation, 0);
    }

    /** Counts a call; gives the time that the caller has to wait when it is one too many. */
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
