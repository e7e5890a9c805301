package dev.drydock.application.device.agent;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.Ticket;
import dev.drydock.domain.update.UpdateEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Performs the effects of a transition, in their order, and brings their results back as events. Used on the mailbox alone. */
final class EffectRunner implements Effect.Performer {
    /** The longest wait of a restart for the report before it to be acknowledged. */
    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private final AgentPorts ports;
    private final UpdateRunner runner;
    private final Worker worker;
    private Optional<Deadlines.Pending> deadline = Optional.empty();

    EffectRunner(AgentPorts ports, UpdateRunner runner, Worker worker) {
        this.ports = ports;
        this.runner = runner;
        this.worker = worker;
    }

    /** Performs the effects of a move: the deadline of the former state is void. */
    void performAfterMove(List<Effect> effects) {
        cancelDeadline();
        perform(effects);
    }

    void perform(List<Effect> effects) {
        effects.forEach(effect -> effect.performBy(this));
    }

    void cancelDeadline() {
        deadline.ifPresent(Deadlines.Pending::cancel);
        deadline = Optional.empty();
    }

    @Override
    public void report(Effect.Report effect) {
        runner.report();
    }

    @Override
    public void reviewDesired(Effect.ReviewDesired effect) {
        runner.reviewDesired();
    }

    @Override
    public void stopWork(Effect.StopWork effect) {
        worker.stop();
    }

    @Override
    public void setDeadline(Effect.SetDeadline set) {
        deadline = Optional.of(ports.deadlines().after(set.after(), () -> passed(set.ticket())));
    }

    @Override
    public void setRetryDelay(Effect.SetRetryDelay set) {
        deadline = Optional.of(ports.deadlines().afterWithJitter(set.base(), () -> passed(set.ticket())));
    }

    @Override
    public void download(Effect.Download work) {
        worker.begin(
                stop -> ports.steps().download(work, percent -> progress(work.ticket(), percent), stop), this::post);
    }

    @Override
    public void verify(Effect.Verify work) {
        worker.begin(stop -> ports.steps().verify(work, stop), this::post);
    }

    @Override
    public void awaitWindow(Effect.AwaitWindow work) {
        worker.begin(stop -> ports.steps().awaitWindow(work, why -> waits(work.ticket(), why), stop), this::post);
    }

    @Override
    public void install(Effect.Install work) {
        worker.begin(
                stop -> ports.steps().install(work, percent -> progress(work.ticket(), percent), stop), this::post);
    }

    @Override
    public void checkHealth(Effect.CheckHealth work) {
        worker.begin(stop -> ports.steps().checkHealth(work, stop), this::post);
    }

    @Override
    public void commit(Effect.Commit work) {
        worker.begin(stop -> ports.steps().commit(work), this::post);
    }

    @Override
    public void raiseFloor(Effect.RaiseFloor work) {
        worker.begin(stop -> ports.steps().raiseFloor(work), this::post);
    }

    @Override
    public void switchAndRestart(Effect.SwitchAndRestart work) {
        restart(() -> ports.steps().switchAndRestart(work));
    }

    @Override
    public void rollBack(Effect.RollBack work) {
        restart(() -> ports.steps().rollBack(work));
    }

    /** A restart waits for the report before it, as long as that can be waited for. */
    private void restart(Supplier<CompletionStage<Optional<UpdateEvent>>> restart) {
        CompletionStage<Void> told = told();
        worker.begin(
                stop -> told.thenCompose(done -> stop.isStopped() ? nothing() : restart.get()),
                event -> event.ifPresent(this::post));
    }

    @Override
    public void disarm(Effect.Disarm work) {
        worker.beginSurely(() -> ports.steps()
                .disarm(work)
                .thenRun(() -> runner.post(() -> runner.apply(new UpdateEvent.Disarmed(work.keep(), boot())))));
    }

    @Override
    public void disarmLater(Effect.DisarmLater later) {
        ports.deadlines().after(later.after(), () -> post(new UpdateEvent.DisarmDue(later.keep())));
    }

    @Override
    public void restartInto(Effect.RestartInto work) {
        restart(() -> ports.steps().restartInto(work).thenApply(done -> Optional.empty()));
    }

    @Override
    public void readBackReport(Effect.ReadBackReport effect) {
        ports.reports().readBack().thenAccept(report -> runner.post(() -> runner.recover(report)));
    }

    private Optional<Boot> boot() {
        try {
            return Optional.of(ports.slots().boot());
        } catch (StorageFailure e) {
            return Optional.empty();
        }
    }

    /** Completes when the last report has been acknowledged, or cannot be waited for any longer. */
    private CompletionStage<Void> told() {
        CompletableFuture<Void> told = new CompletableFuture<>();
        runner.lastReport().whenComplete((done, failure) -> told.complete(null));
        ports.deadlines().after(LAST_WORD, () -> told.complete(null));
        return told;
    }

    private static CompletionStage<Optional<UpdateEvent>> nothing() {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    private void passed(Ticket ticket) {
        post(new UpdateEvent.DeadlinePassed(ticket));
    }

    private void progress(Ticket ticket, int percent) {
        runner.post(() -> runner.progressed(ticket, percent));
    }

    private void waits(Ticket ticket, Reason why) {
        runner.post(() -> runner.waits(ticket, why));
    }

    private void post(UpdateEvent event) {
        runner.post(() -> runner.apply(event));
    }
}
