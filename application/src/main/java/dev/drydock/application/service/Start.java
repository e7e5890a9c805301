package dev.drydock.application.service;

import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.application.time.TimeLimit;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The start of one update on one device. Runs on the mailbox alone. */
final class Start {
    private static final String NOT_CONNECTED = "the device is not connected";

    private final ServicePorts ports;
    private final DeviceId device;
    private final UpdateOrder order;
    private final UpdateTerms terms;
    private final UpdateListener listener;
    private final Patience patience;

    Start(ServicePorts ports, DeviceId device, UpdateOrder order, UpdateTerms terms, UpdateListener listener) {
        this.ports = ports;
        this.device = device;
        this.order = order;
        this.terms = terms;
        this.listener = listener;
        this.patience = new Patience(ports, terms.reachTimeout());
    }

    CompletionStage<StartResult> run(TimeLimit limit) {
        return patience.run(limit, () -> read(unreachable(ServicePorts.LATE)));
    }

    private CompletionStage<StartResult> read(StartResult ifLate) {
        patience.reach(ifLate);
        return patience.then(
                ports.twins().read(device),
                read -> read.match(new TwinRead.Cases<CompletionStage<StartResult>>() {
                    @Override
                    public CompletionStage<StartResult> found(TwinRead.Found found) {
                        return tell(found.twin());
                    }

                    @Override
                    public CompletionStage<StartResult> unknownDevice(TwinRead.UnknownDevice unknown) {
                        return terms.newDevice() ? leave("nothing was ever heard of it", Optional.empty()) : unknown();
                    }

                    @Override
                    public CompletionStage<StartResult> unreachable(TwinRead.Unreachable unreachable) {
                        return readAgain(Duration.ZERO, unreachable.why());
                    }
                }));
    }

    private CompletionStage<StartResult> tell(DeviceTwin twin) {
        if (twin.reported().filter(Reported::ordersByDesiredAlone).isPresent()) {
            return twin.presence() == Presence.AWAY
                    ? leave(NOT_CONNECTED, Optional.of(twin))
                    : desire(Optional.of(twin), new StartResult.Ordered(twin), Start::unreachable);
        }
        if (!ports.methods().mayReach(twin)) {
            return leave(NOT_CONNECTED, Optional.of(twin));
        }
        return twin.desired().isPresent() ? clear(twin, twin.desired().get()) : call(twin);
    }

    /** Takes an older order back, which would begin after this one; what another program wrote is not ours to take. */
    private CompletionStage<StartResult> clear(DeviceTwin twin, LeftOrder left) {
        return left.match(new LeftOrder.Cases<CompletionStage<StartResult>>() {
            @Override
            public CompletionStage<StartResult> ours(LeftOrder.Ours ours) {
                return patience.then(
                        ports.twins().withdraw(device),
                        written -> written.match(new AfterWriting(
                                () -> call(twin), why -> readAgain(Duration.ZERO, why), () -> call(twin))));
            }

            @Override
            public CompletionStage<StartResult> foreign(LeftOrder.Foreign foreign) {
                listener.foreignOrderKept(device, foreign);
                return call(twin);
            }
        });
    }

    private CompletionStage<StartResult> call(DeviceTwin twin) {
        patience.leaveTime(new StartResult.MayHaveBegun("the device did not answer in time", twin));
        return patience.then(
                ports.methods().call(device, new MethodCall.FirmwareUpdate(order), terms.callTimeout()),
                outcome -> outcome.match(new AfterCall(twin)));
    }

    /** The next step by the outcome of the call. */
    private final class AfterCall implements CallOutcome.Cases<CompletionStage<StartResult>> {
        private final DeviceTwin twin;

        AfterCall(DeviceTwin twin) {
            this.twin = twin;
        }

        @Override
        public CompletionStage<StartResult> answered(CallOutcome.Answered answered) {
            listener.answered(device, answered.answer());
            return done(answered.answer().match(new AnswerReading(order.id(), twin)));
        }

        @Override
        public CompletionStage<StartResult> notConnected(CallOutcome.NotConnected absent) {
            return leave(NOT_CONNECTED, Optional.of(twin));
        }

        @Override
        public CompletionStage<StartResult> unknownDevice(CallOutcome.UnknownDevice unknown) {
            return unknown();
        }

        /** The device may have heard the call, so that nothing but leaving the order is tried. */
        @Override
        public CompletionStage<StartResult> outcomeUnknown(CallOutcome.OutcomeUnknown unknown) {
            StartResult unsure = new StartResult.MayHaveBegun(unknown.why(), twin);
            return terms.leave()
                    ? desire(Optional.of(twin), new StartResult.Left(unknown.why(), Optional.of(twin)), why -> unsure)
                    : done(unsure);
        }

        @Override
        public CompletionStage<StartResult> throttled(CallOutcome.Throttled throttled) {
            return readAgain(throttled.after(), "the transport throttles; try again later");
        }

        @Override
        public CompletionStage<StartResult> unreachable(CallOutcome.Unreachable unreachable) {
            return readAgain(Duration.ZERO, unreachable.why());
        }
    }

    private CompletionStage<StartResult> readAgain(Duration notBefore, String why) {
        StartResult otherwise = unreachable(why);
        return patience.again(() -> read(otherwise), notBefore, otherwise);
    }

    private CompletionStage<StartResult> leave(String why, Optional<DeviceTwin> twin) {
        return terms.leave()
                ? desire(twin, new StartResult.Left(why, twin), Start::unreachable)
                : done(new StartResult.Over(new UpdateResult.NotThere(why)));
    }

    /** @param otherwise the result when the transport has not confirmed it, by the reason */
    private CompletionStage<StartResult> desire(
            Optional<DeviceTwin> twin, StartResult left, Function<String, StartResult> otherwise) {
        patience.reach(otherwise.apply("the transport did not confirm in time that the order was left"));
        return write(twin, left, otherwise);
    }

    /** Writing is all that is tried again, as an order that could not be confirmed may have been left, and be begun. */
    private CompletionStage<StartResult> write(
            Optional<DeviceTwin> twin, StartResult left, Function<String, StartResult> otherwise) {
        return patience.then(
                ports.twins().desire(device, order),
                written -> written.match(new AfterWriting(
                        () -> {
                            twin.flatMap(DeviceTwin::desired).ifPresent(this::tellReplaced);
                            return done(left);
                        },
                        why -> patience.again(() -> write(twin, left, otherwise), Duration.ZERO, otherwise.apply(why)),
                        Start::unknown)));
    }

    private void tellReplaced(LeftOrder former) {
        former.asForeign().ifPresent(foreign -> listener.foreignOrderReplaced(device, foreign));
    }

    private static StartResult unreachable(String why) {
        return new StartResult.Over(new UpdateResult.Unreachable(why));
    }

    private static CompletionStage<StartResult> unknown() {
        return done(new StartResult.Over(new UpdateResult.UnknownDevice()));
    }

    private static CompletionStage<StartResult> done(StartResult result) {
        return CompletableFuture.completedFuture(result);
    }
}
