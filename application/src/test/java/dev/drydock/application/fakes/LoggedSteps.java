package dev.drydock.application.fakes;

import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.device.steps.UpdateSteps;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.UpdateEvent;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Tells the log of every step that begins, counts how many run at once, and can hold the window shut. */
public final class LoggedSteps implements UpdateSteps {
    private final UpdateSteps steps;
    private final EventLog log;
    private CompletableFuture<Void> window = CompletableFuture.completedFuture(null);
    private int running;
    private int mostAtOnce;

    public LoggedSteps(UpdateSteps steps, EventLog log) {
        this.steps = steps;
        this.log = log;
    }

    public void shutWindow() {
        window = new CompletableFuture<>();
    }

    public void openWindow() {
        window.complete(null);
    }

    /** Forgets what runs, as a process that is killed does. */
    public void drop() {
        running = 0;
        window = CompletableFuture.completedFuture(null);
    }

    public int mostAtOnce() {
        return mostAtOnce;
    }

    @Override
    public CompletionStage<UpdateEvent> download(Effect.Download work, IntConsumer progress, StopSignal stop) {
        return logged("download", () -> steps.download(work, progress, stop));
    }

    @Override
    public CompletionStage<UpdateEvent> verify(Effect.Verify work, StopSignal stop) {
        return logged("verify", () -> steps.verify(work, stop));
    }

    @Override
    public CompletionStage<UpdateEvent> awaitWindow(
            Effect.AwaitWindow work, Consumer<Reason> waiting, StopSignal stop) {
        stop.onStop(this::openWindow);
        return logged("awaitWindow", () -> window.thenCompose(open -> steps.awaitWindow(work, waiting, stop)));
    }

    @Override
    public CompletionStage<UpdateEvent> install(Effect.Install work, IntConsumer progress, StopSignal stop) {
        return logged("install", () -> steps.install(work, progress, stop));
    }

    @Override
    public CompletionStage<Optional<UpdateEvent>> switchAndRestart(Effect.SwitchAndRestart work) {
        return logged("switchAndRestart", () -> steps.switchAndRestart(work));
    }

    @Override
    public CompletionStage<UpdateEvent> checkHealth(Effect.CheckHealth work, StopSignal stop) {
        return logged("checkHealth", () -> steps.checkHealth(work, stop));
    }

    @Override
    public CompletionStage<UpdateEvent> commit(Effect.Commit work) {
        return logged("commit", () -> steps.commit(work));
    }

    @Override
    public CompletionStage<UpdateEvent> raiseFloor(Effect.RaiseFloor work) {
        return logged("raiseFloor", () -> steps.raiseFloor(work));
    }

    @Override
    public CompletionStage<Optional<UpdateEvent>> rollBack(Effect.RollBack work) {
        return logged("rollBack", () -> steps.rollBack(work));
    }

    @Override
    public CompletionStage<Void> restartInto(Effect.RestartInto work) {
        return logged("returnTo", () -> steps.restartInto(work));
    }

    @Override
    public CompletionStage<Void> disarm(Effect.Disarm work) {
        return logged("disarm", () -> steps.disarm(work));
    }

    private <T> CompletionStage<T> logged(String name, Supplier<CompletionStage<T>> step) {
        log.add(name);
        running++;
        mostAtOnce = Math.max(mostAtOnce, running);
        return step.get().whenComplete((result, bug) -> running--);
    }
}
