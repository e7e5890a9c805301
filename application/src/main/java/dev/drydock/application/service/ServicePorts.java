package dev.drydock.application.service;

import dev.drydock.application.service.call.DeviceMethods;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.time.Deadlines;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * The outbound ports of the service app.
 *
 * @param mailbox runs all code of the use cases, one thing at a time: none of it runs on a thread of a client or of a clock
 */
public record ServicePorts(DeviceMethods methods, DeviceTwins twins, Deadlines deadlines, Executor mailbox) {
    /** The reason when a transport takes longer than it may. */
    public static final String LATE = "the transport did not answer in time";

    /** The value of a step on the mailbox, or another value when the step takes longer than it may. */
    public <T> CompletionStage<T> within(Duration time, CompletionStage<T> step, T late) {
        CompletableFuture<T> first = new CompletableFuture<>();
        Deadlines.Pending deadline = deadlines.after(time, () -> mailbox.execute(() -> first.complete(late)));
        var unused = step.whenCompleteAsync(
                (value, bug) -> {
                    deadline.cancel();
                    if (bug != null) {
                        first.completeExceptionally(bug);
                    } else {
                        first.complete(value);
                    }
                },
                mailbox);
        return first;
    }
}
