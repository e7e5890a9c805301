package dev.drydock.application.simulation;

import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.device.steps.UpdateSteps;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.UpdateEvent;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Steps like others, but for what is overridden. */
class OtherSteps implements UpdateSteps {
    private final UpdateSteps steps;

    OtherSteps(UpdateSteps steps) {
        this.steps = steps;
    }

    @Override
    public CompletionStage<UpdateEvent> download(Effect.Download work, IntConsumer progress, StopSignal stop) {
        return steps.download(work, progress, stop);
    }

    @Override
    public CompletionStage<UpdateEvent> verify(Effect.Verify work, StopSignal stop) {
        return steps.verify(work, stop);
    }

    @Override
    public CompletionStage<UpdateEvent> awaitWindow(
            Effect.AwaitWindow work, Consumer<Reason> waiting, StopSignal stop) {
        return steps.awaitWindow(work, waiting, stop);
    }

    @Override
    public CompletionStage<UpdateEvent> install(Effect.Install work, IntConsumer progress, StopSignal stop) {
        return steps.install(work, progress, stop);
    }

    @Override
    public CompletionStage<Optional<UpdateEvent>> switchAndRestart(Effect.SwitchAndRestart work) {
        return steps.switchAndRestart(work);
    }

    @Override
    public CompletionStage<UpdateEvent> checkHealth(Effect.CheckHealth work, StopSignal stop) {
        return steps.checkHealth(work, stop);
    }

    @Override
    public CompletionStage<UpdateEvent> commit(Effect.Commit work) {
        return steps.commit(work);
    }

    @Override
    public CompletionStage<UpdateEvent> raiseFloor(Effect.RaiseFloor work) {
        return steps.raiseFloor(work);
    }

    @Override
    public CompletionStage<Optional<UpdateEvent>> rollBack(Effect.RollBack work) {
        return steps.rollBack(work);
    }

    @Override
    public CompletionStage<Void> restartInto(Effect.RestartInto work) {
        return steps.restartInto(work);
    }

    @Override
    public CompletionStage<Void> disarm(Effect.Disarm work) {
        return steps.disarm(work);
    }
}
