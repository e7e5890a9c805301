package dev.drydock.application.fakes;

import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.device.steps.UpdateSteps;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.UpdateEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Steps that end when, and as, a test says. */
public final class ScriptedSteps implements UpdateSteps {
    /** One step that was begun. */
    public record Begun(
            Effect work, CompletableFuture<Optional<UpdateEvent>> end, IntConsumer progress, StopSignal stop) {
        public void end(UpdateEvent event) {
            end.complete(Optional.of(event));
        }
    }

    private final List<Begun> begun = new CopyOnWriteArrayList<>();

    public List<Begun> begun() {
        return List.copyOf(begun);
    }

    public Begun last() {
        return begun.get(begun.size() - 1);
    }

    @Override
    public CompletionStage<UpdateEvent> download(Effect.Download work, IntConsumer progress, StopSignal stop) {
        return begin(work, progress, stop).thenApply(Optional::orElseThrow);
    }

    @Override
    public CompletionStage<UpdateEvent> verify(Effect.Verify work, StopSignal stop) {
        return begin(work, percent -> {}, stop).thenApply(Optional::orElseThrow);
    }

    @Override
    public CompletionStage<UpdateEvent> awaitWindow(
            Effect.AwaitWindow work, Consumer<Reason> waiting, StopSignal stop) {
        return begin(work, percent -> {}, stop).thenApply(Optional::orElseThrow);
    }

    @Override
    public CompletionStage<UpdateEvent> install(Effect.Install work, IntConsumer progress, StopSignal stop) {
        return begin(work, progress, stop).thenApply(Optional::orElseThrow);
    }

    @Override
    public CompletionStage<Optional<UpdateEvent>> switchAndRestart(Effect.SwitchAndRestart work) {
        return begin(work, percent -> {}, new StopSignal());
    }

    @Override
    public CompletionStage<UpdateEvent> checkHealth(Effect.CheckHealth work, StopSignal stop) {
        return begin(work, percent -> {}, stop).thenApply(Optional::orElseThrow);
    }

    @Override
    public CompletionStage<UpdateEvent> commit(Effect.Commit work) {
        return begin(work, percent -> {}, new StopSignal()).thenApply(Optional::orElseThrow);
    }

    @Override
    public CompletionStage<UpdateEvent> raiseFloor(Effect.RaiseFloor work) {
        return begin(work, percent -> {}, new StopSignal()).thenApply(Optional::orElseThrow);
    }

    @Override
    public CompletionStage<Optional<UpdateEvent>> rollBack(Effect.RollBack work) {
        return begin(work, percent -> {}, new StopSignal());
    }

    @Override
    public CompletionStage<Void> restartInto(Effect.RestartInto work) {
        return begin(work, percent -> {}, new StopSignal()).thenAccept(event -> {});
    }

    @Override
    public CompletionStage<Void> disarm(Effect.Disarm work) {
        return begin(work, percent -> {}, new StopSignal()).thenAccept(event -> {});
    }

    private CompletableFuture<Optional<UpdateEvent>> begin(Effect work, IntConsumer progress, StopSignal stop) {
        Begun step = new Begun(work, new CompletableFuture<>(), progress, stop);
        begun.add(step);
        return step.end();
    }
}
