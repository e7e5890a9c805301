package dev.drydock.application.service;

import dev.drydock.application.service.twin.Written;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** The next step of a start by the result of a write. */
record AfterWriting(
        Supplier<CompletionStage<StartResult>> whenDone,
        Function<String, CompletionStage<StartResult>> whenUnreachable,
        Supplier<CompletionStage<StartResult>> whenUnknown)
        implements Written.Cases<CompletionStage<StartResult>> {
    @Override
    public CompletionStage<StartResult> done(Written.Done done) {
        return whenDone.get();
    }

    @Override
    public CompletionStage<StartResult> unknownDevice(Written.UnknownDevice unknown) {
        return whenUnknown.get();
    }

    @Override
    public CompletionStage<StartResult> unreachable(Written.Unreachable unreachable) {
        return whenUnreachable.apply(unreachable.why());
    }
}
