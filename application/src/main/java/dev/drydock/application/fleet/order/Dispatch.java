package dev.drydock.application.fleet.order;

import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.Written;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.transport.ServiceTransport;
import dev.drydock.domain.member.MemberEffect;
import dev.drydock.domain.member.MemberEvent;
import dev.drydock.domain.order.UpdateOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Performs single tasks, and tells what became of them. */
final class Dispatch {
    /** The time for a device's answer; a claim is longer. */
    static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

    /** The pause before an order is left again that was not confirmed. */
    static final Duration LEAVE_AGAIN = Duration.ofSeconds(5);

    private static final CompletionStage<?> DONE = CompletableFuture.completedFuture(null);

    private final ServiceTransport transport;
    private final OrderTraffic traffic;
    private final ImagePlaces places;
    private final Sinks sinks;
    private final DesiredWriting desired;
    private final Deadlines deadlines;
    private final Supplier<Instant> clock;

    /** Takers of what comes of tasks. */
    record Sinks(Outcomes outcomes, Consumer<HeardReport> reports) {}

    Dispatch(
            ServiceTransport transport,
            OrderTraffic traffic,
            ImagePlaces places,
            Sinks sinks,
            DesiredWriting desired,
            Deadlines deadlines,
            Supplier<Instant> clock) {
        this.transport = transport;
        this.traffic = traffic;
        this.places = places;
        this.sinks = sinks;
        this.desired = desired;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Completes when the next task of the device may begin. */
    CompletionStage<?> perform(Task task, Briefing briefing) {
        Performing performing = new Performing(task, briefing);
        task.effect().performBy(performing);
        return performing.done;
    }

    private void tell(Task task, MemberEvent event) {
        sinks.outcomes().tell(task.rollout(), task.device(), event);
    }

    private CompletionStage<?> call(Task task, MethodCall call, Consumer<CallOutcome> taker) {
        traffic.began();
        return transport
                .methods()
                .call(task.device(), call, CALL_TIMEOUT)
                .thenAccept(taker)
                .whenComplete((told, bug) -> traffic.ended());
    }

    /** The consequences of leaving an order. */
    private final class AfterLeaving implements Written.Cases<Boolean> {
        private final Task task;
        private final int attempt;

        AfterLeaving(Task task, int attempt) {
            this.task = task;
            this.attempt = attempt;
        }

        @Override
        public Boolean done(Written.Done done) {
            return true;
        }

        @Override
        public Boolean unknownDevice(Written.UnknownDevice unknown) {
            tell(task, new MemberEvent.DeviceUnknown(attempt));
            return true;
        }

        @Override
        public Boolean unreachable(Written.Unreachable unreachable) {
            deadlines.afterWithJitter(LEAVE_AGAIN, () -> tell(task, new MemberEvent.LeftOrderGone()));
            return false;
        }
    }

    /** Performs one task. */
    private final class Performing implements MemberEffect.Performer {
        private final Task task;
        private final Briefing briefing;
        private CompletionStage<?> done = DONE;

        Performing(Task task, Briefing briefing) {
            this.task = task;
            this.briefing = briefing;
        }

        @Override
        public void sendOrder(MemberEffect.SendOrder effect) {
            int attempt = effect.attempt();
            Optional<UpdateOrder> order = briefing.order(task.rollout(), attempt, places);
            if (order.isEmpty()) {
                tell(task, new MemberEvent.OrderHeldBack(attempt));
            } else if (desired.isTaken(task.device())) {
                tell(task, new MemberEvent.ForeignOrderFound());
            } else if (briefing.isCallInVain(task)) {
                tell(task, new MemberEvent.DeviceNotReached(attempt));
            } else {
                CallReading reading = new CallReading(attempt, order.get().id());
                done = call(task, new MethodCall.FirmwareUpdate(order.get()), outcome -> {
                    traffic.mind(outcome);
                    tell(task, outcome.match(reading));
                });
            }
        }

        @Override
        public void leaveOrder(MemberEffect.LeaveOrder effect) {
            Optional<UpdateOrder> order = briefing.order(task.rollout(), effect.attempt(), places);
            if (desired.isTaken(task.device())) {
                tell(task, new MemberEvent.ForeignOrderFound());
            } else if (order.isPresent()) {
                done = desired.leave(task.device(), order.get())
                        .thenAccept(written -> written.match(new AfterLeaving(task, effect.attempt())));
            }
        }

        @Override
        public void withdrawOrder(MemberEffect.WithdrawOrder effect) {
            done = desired.withdraw(task.device(), task.rollout(), effect.attempt())
                    .thenAccept(written -> {
                        if (!(written instanceof Written.Unreachable)) {
                            tell(task, new MemberEvent.WithdrawalConfirmed(effect.attempt(), effect.leaving()));
                        }
                    });
        }

        /** The report of the device says what came of it. */
        @Override
        public void cancelUpdate(MemberEffect.CancelUpdate effect) {
            done = call(
                    task, new MethodCall.CancelFirmwareUpdate(task.rollout().order(effect.attempt())), traffic::mind);
        }

        @Override
        public void readReport(MemberEffect.ReadReport effect) {
            done = transport
                    .twins()
                    .read(task.device())
                    .thenAccept(read -> read.ifFound().map(this::heard).ifPresent(sinks.reports()));
        }

        private HeardReport heard(DeviceTwin twin) {
            return new HeardReport(twin.id(), twin.reported(), twin.presence(), clock.get(), true);
        }
    }
}
