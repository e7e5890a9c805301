package dev.drydock.application.device.steps;

import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.UpdateEvent;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The work of an update. Each method returns at once; the result of the work is an event for the state machine, {@link
 * UpdateEvent.WorkStopped} when it was stopped. A stage fails because of a bug alone.
 */
public interface UpdateSteps {
    /**
     * Brings the image into the slot.
     *
     * @param progress told the whole percent that has arrived
     */
    CompletionStage<UpdateEvent> download(Effect.Download work, IntConsumer progress, StopSignal stop);

    CompletionStage<UpdateEvent> verify(Effect.Verify work, StopSignal stop);

    /**
     * Completes when the image may be installed.
     *
     * @param waiting told why the image may not be installed yet, and again when the reason changes
     */
    CompletionStage<UpdateEvent> awaitWindow(Effect.AwaitWindow work, Consumer<Reason> waiting, StopSignal stop);

    /**
     * Makes the image the next one to be tried.
     *
     * @param progress told the whole percent that is installed
     */
    CompletionStage<UpdateEvent> install(Effect.Install work, IntConsumer progress, StopSignal stop);

    /** The event is empty when the restart is under way. */
    CompletionStage<Optional<UpdateEvent>> switchAndRestart(Effect.SwitchAndRestart work);

    CompletionStage<UpdateEvent> checkHealth(Effect.CheckHealth work, StopSignal stop);

    CompletionStage<UpdateEvent> commit(Effect.Commit work);

    /** Makes the numbers of the committed image's manifest the device's floor, and writes them beside the image if need be. */
    CompletionStage<UpdateEvent> raiseFloor(Effect.RaiseFloor work);

    /** The event is empty when the restart is under way. */
    CompletionStage<Optional<UpdateEvent>> rollBack(Effect.RollBack work);

    /** Asks for a restart into the committed slot; ends well even when that cannot be asked for. */
    CompletionStage<Void> restartInto(Effect.RestartInto work);

    /** Ends well even when the disk refuses; the boot loader then falls back by itself when the tries are used up. */
    CompletionStage<Void> disarm(Effect.Disarm work);
}
