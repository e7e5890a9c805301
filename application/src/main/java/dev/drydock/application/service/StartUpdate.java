package dev.drydock.application.service;

import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.DeviceMethods;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.application.service.twin.Written;
import dev.drydock.application.time.BackOff;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Tells a device to update: by calling it, or by leaving the order as desired when the device is not there or nobody knows
 * whether it heard. An order that was left before is taken back first. A transport that is not there is tried again, from the
 * beginning and always with the same update id; nothing is called again once the device may have heard, or the order may lie
 * ready for it.
 */
public final class StartUpdate {
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(10));
    private static final String NOT_CONNECTED = "the device is not connected";

    private final DeviceMethods methods;
    private final DeviceTwins twins;
    private final Deadlines deadlines;

    /** What one attempt comes to. */
    private sealed interface Attempt {
        /** It is over. */
        record Over(StartResult result) implements Attempt {}

        /**
         * The transport was not there for it.
         *
         * @param again what is done again, not before some time
         * @param otherwise the result when there is no time left for that
         */
        record Again(Supplier<CompletionStage<Attempt>> again, Duration notBefore, StartResult otherwise)
                implements Attempt {}
    }

    public StartUpdate(DeviceMethods methods, DeviceTwins twins, Deadlines deadlines) {
        this.methods = methods;
        this.twins = twins;
        this.deadlines = deadlines;
    }

    /** Starts an update; the stage fails for nothing but a bug. */
    public CompletionStage<StartResult> start(DeviceId device, UpdateOrder order, UpdateTerms terms) {
        return attempt(() -> readThenTell(device, order, terms), terms, 1, Duration.ZERO);
    }

    private CompletionStage<StartResult> attempt(
            Supplier<CompletionStage<Attempt>> made, UpdateTerms terms, int number, Duration waited) {
        return made.get().thenCompose(outcome -> {
            if (outcome instanceof Attempt.Over over) {
                return CompletableFuture.completedFuture(over.result());
            }
            Attempt.Again again = (Attempt.Again) outcome;
            Duration own = BACK_OFF.before(number + 1);
            Duration pause = own.compareTo(again.notBefore()) < 0 ? again.notBefore() : own;
            Duration total = waited.plus(pause);
            return total.compareTo(terms.reachTimeout()) > 0
                    ? CompletableFuture.completedFuture(again.otherwise())
                    : pause(pause).thenCompose(passed -> attempt(again.again(), terms, number + 1, total));
        });
    }

    private CompletionStage<Attempt> readThenTell(DeviceId device, UpdateOrder order, UpdateTerms terms) {
        return twins.read(device).thenCompose(read -> {
            if (read instanceof TwinRead.Unreachable unreachable) {
                return done(again(device, order, terms, unreachable.why()));
            }
            if (read instanceof TwinRead.Found found) {
                return withdrawThenTell(found.twin(), order, terms);
            }
            return terms.newDevice()
                    ? leave(device, order, terms, "nothing was ever heard of it", Optional.empty())
                    : done(over(new StartResult.UnknownDevice()));
        });
    }

    private CompletionStage<Attempt> withdrawThenTell(DeviceTwin twin, UpdateOrder order, UpdateTerms terms) {
        if (!methods.mayReach(twin)) {
            return leave(twin.id(), order, terms, NOT_CONNECTED, Optional.of(twin));
        }
        return twins.withdraw(twin.id())
                .thenCompose(written -> written instanceof Written.Unreachable unreachable
                        ? done(again(twin.id(), order, terms, unreachable.why()))
                        : call(twin, order, terms));
    }

    private CompletionStage<Attempt> call(DeviceTwin twin, UpdateOrder order, UpdateTerms terms) {
        return methods.call(twin.id(), new MethodCall.FirmwareUpdate(order), terms.callTimeout())
                .thenCompose(outcome -> called(outcome, twin, order, terms));
    }

    private CompletionStage<Attempt> called(
            CallOutcome outcome, DeviceTwin twin, UpdateOrder order, UpdateTerms terms) {
        if (outcome instanceof CallOutcome.Answered answered) {
            return done(over(new StartResult.Answered(answered.answer(), twin)));
        }
        if (outcome instanceof CallOutcome.NotConnected) {
            return leave(twin.id(), order, terms, NOT_CONNECTED, Optional.of(twin));
        }
        if (outcome instanceof CallOutcome.OutcomeUnknown unknown) {
            return leaveToo(twin, order, terms, unknown.why());
        }
        if (outcome instanceof CallOutcome.Throttled throttled) {
            return done(new Attempt.Again(
                    () -> readThenTell(twin.id(), order, terms),
                    throttled.after(),
                    new StartResult.Unreachable("the transport throttles; try again later")));
        }
        return done(
                outcome instanceof CallOutcome.Unreachable unreachable
                        ? again(twin.id(), order, terms, unreachable.why())
                        : over(new StartResult.UnknownDevice()));
    }

    private CompletionStage<Attempt> leave(
            DeviceId device, UpdateOrder order, UpdateTerms terms, String why, Optional<DeviceTwin> twin) {
        return terms.leave()
                ? desire(device, order, new StartResult.Left(why, twin), StartResult.Unreachable::new)
                : done(over(new StartResult.NotThere(why)));
    }

    /** Leaves the order for a device that may have heard the call. */
    private CompletionStage<Attempt> leaveToo(DeviceTwin twin, UpdateOrder order, UpdateTerms terms, String why) {
        StartResult unsure = new StartResult.MayHaveBegun(why, twin);
        return terms.leave()
                ? desire(twin.id(), order, new StartResult.Left(why, Optional.of(twin)), unreachable -> unsure)
                : done(over(unsure));
    }

    /** Writing is all that is tried again, as what could not be confirmed may have been written, and be begun. */
    private CompletionStage<Attempt> desire(
            DeviceId device, UpdateOrder order, StartResult left, Function<String, StartResult> otherwise) {
        return twins.desire(device, order).thenApply(written -> {
            if (written instanceof Written.Unreachable unreachable) {
                return new Attempt.Again(
                        () -> desire(device, order, left, otherwise),
                        Duration.ZERO,
                        otherwise.apply(unreachable.why()));
            }
            return over(written instanceof Written.UnknownDevice ? new StartResult.UnknownDevice() : left);
        });
    }

    private Attempt again(DeviceId device, UpdateOrder order, UpdateTerms terms, String why) {
        return new Attempt.Again(
                () -> readThenTell(device, order, terms), Duration.ZERO, new StartResult.Unreachable(why));
    }

    private CompletionStage<Void> pause(Duration pause) {
        CompletableFuture<Void> passed = new CompletableFuture<>();
        deadlines.afterWithJitter(pause, () -> passed.complete(null));
        return passed;
    }

    private static Attempt over(StartResult result) {
        return new Attempt.Over(result);
    }

    private static CompletionStage<Attempt> done(Attempt attempt) {
        return CompletableFuture.completedFuture(attempt);
    }
}
