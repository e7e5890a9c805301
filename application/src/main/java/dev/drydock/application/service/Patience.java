package dev.drydock.application.service;

import dev.drydock.application.time.BackOff;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.time.TimeLimit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The time that one start of an update has, and its result when the time is up. A step that comes back later than that changes
 * nothing any more. Runs on the mailbox alone.
 */
final class Patience {
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(10));

    private final ServicePorts ports;
    private final Duration reachTimeout;
    private final CompletableFuture<StartResult> result = new CompletableFuture<>();
    private Optional<Deadlines.Pending> deadline = Optional.empty();
    private Optional<Deadlines.Pending> pause = Optional.empty();
    private Optional<StartResult> ifLate = Optional.empty();
    private Duration waited = Duration.ZERO;
    private int attempts = 1;

    Patience(ServicePorts ports, Duration reachTimeout) {
        this.ports = ports;
        this.reachTimeout = reachTimeout;
    }

    /** Runs the steps from the first to a result. */
    CompletionStage<StartResult> run(TimeLimit limit, Supplier<CompletionStage<StartResult>> first) {
        limit.whenOver(() -> ports.mailbox().execute(this::timeIsUp));
        var unused = CompletableFuture.completedFuture(first)
                .thenComposeAsync(Supplier::get, ports.mailbox())
                .whenCompleteAsync(this::end, ports.mailbox());
        return result;
    }

    /** Goes on with the value of a step, unless the time is up. */
    <T> CompletionStage<StartResult> then(CompletionStage<T> step, Function<T, CompletionStage<StartResult>> next) {
        return step.thenComposeAsync(value -> result.isDone() ? result : next.apply(value), ports.mailbox());
    }

    /** Begins steps that depend on the transport alone, and so have the time that it has to be reached. */
    void reach(StartResult ifLate) {
        cancelTimers();
        this.ifLate = Optional.of(ifLate);
        deadline = Optional.of(
                ports.deadlines().after(reachTimeout, () -> ports.mailbox().execute(this::timeIsUp)));
    }

    /** Begins a step that has a time of its own. */
    void leaveTime(StartResult ifLate) {
        cancelTimers();
        this.ifLate = Optional.of(ifLate);
    }

    /**
     * Takes a step after a pause, when there is time for that.
     *
     * @param otherwise the result when there is none, or when the time is up during the pause
     */
    CompletionStage<StartResult> again(
            Supplier<CompletionStage<StartResult>> step, Duration notBefore, StartResult otherwise) {
        attempts++;
        Duration own = BACK_OFF.before(attempts);
        Duration base = own.compareTo(notBefore) < 0 ? notBefore : own;
        waited = waited.plus(base);
        if (waited.compareTo(reachTimeout) > 0) {
            return CompletableFuture.completedFuture(otherwise);
        }
        ifLate = Optional.of(otherwise);
        CompletableFuture<Boolean> passed = new CompletableFuture<>();
        pause = Optional.of(ports.deadlines().afterWithJitter(base, () -> passed.complete(true)));
        return then(passed, over -> step.get());
    }

    private void timeIsUp() {
        ifLate.ifPresent(late -> end(late, null));
    }

    private void end(
            @org.jspecify.annotations.Nullable StartResult how, @org.jspecify.annotations.Nullable Throwable bug) {
        cancelTimers();
        if (how != null) {
            result.complete(how);
        } else if (bug != null) {
            result.completeExceptionally(bug);
        }
    }

    private void cancelTimers() {
        deadline.ifPresent(Deadlines.Pending::cancel);
        pause.ifPresent(Deadlines.Pending::cancel);
    }
}
