package dev.drydock.application.simulation.device;

import dev.drydock.application.device.agent.AcceptUpdate;
import dev.drydock.application.device.agent.CancelAnswer;
import dev.drydock.application.device.agent.CancelUpdate;
import dev.drydock.application.device.agent.DesiredOrder;
import dev.drydock.application.device.agent.FollowDesired;
import dev.drydock.application.device.agent.OrderAnswer;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.application.service.word.Word;
import dev.drydock.application.simulation.network.DeviceEnd;
import dev.drydock.application.simulation.network.MethodDesk;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The door of a device, at which all that it hears and says is held against its promises. Nothing leaves a device whose power has failed. */
final class DeviceDoor implements StatusReports {
    private final SimulatedDevice device;
    private final DeviceEnd end;
    private final DevicePromises promises;

    DeviceDoor(SimulatedDevice device, DeviceEnd end, DevicePromises promises) {
        this.device = device;
        this.end = end;
        this.promises = promises;
    }

    @Override
    public CompletionStage<Void> send(DeviceReport report) {
        if (device.hardware.power.isOff()) {
            return new CompletableFuture<>();
        }
        promises.sent(report, device);
        return end.send(report);
    }

    @Override
    public CompletionStage<Optional<FormerReport>> readBack() {
        return end.readBack();
    }

    Consumer<DesiredOrder> desired(FollowDesired follow) {
        return desired -> {
            promises.desired(desired);
            follow.follow(desired);
        };
    }

    /** The agent's own answers, as a transport sends them. */
    static MethodDesk of(AcceptUpdate accept, CancelUpdate cancel) {
        return new MethodDesk() {
            @Override
            public CompletionStage<MethodAnswer> order(UpdateOrder order) {
                return accept.accept(order).thenApply(DeviceDoor::translate);
            }

            @Override
            public CompletionStage<MethodAnswer> cancel(UpdateId id) {
                return cancel.cancel(id).thenApply(answer -> translate(id, answer));
            }
        };
    }

    MethodDesk watched(MethodDesk desk) {
        return new MethodDesk() {
            @Override
            public CompletionStage<MethodAnswer> order(UpdateOrder order) {
                promises.delivered(order);
                return whilePowered(desk.order(order), answer -> promises.answered(order, answer));
            }

            @Override
            public CompletionStage<MethodAnswer> cancel(UpdateId id) {
                return whilePowered(desk.cancel(id), answer -> promises.answered(id, answer));
            }
        };
    }

    private <T> CompletableFuture<T> whilePowered(CompletionStage<T> stage, Consumer<T> witness) {
        CompletableFuture<T> answered = new CompletableFuture<>();
        stage.thenAccept(answer -> {
            if (!device.hardware.power.isOff()) {
                witness.accept(answer);
                answered.complete(answer);
            }
        });
        return answered;
    }

    private static MethodAnswer translate(OrderAnswer answer) {
        if (answer instanceof OrderAnswer.Taken taken) {
            return taken(taken.id());
        }
        if (answer instanceof OrderAnswer.Busy busy) {
            return new MethodAnswer.Busy(told(busy.reason()), wire(409));
        }
        return answer instanceof OrderAnswer.Refused refused
                ? new MethodAnswer.Refused(told(refused.reason()), wire(400))
                : notReady(((OrderAnswer.NotReady) answer).reason());
    }

    private static MethodAnswer translate(UpdateId id, CancelAnswer answer) {
        if (answer instanceof CancelAnswer.Cancelled) {
            return taken(id);
        }
        return answer instanceof CancelAnswer.Refused refused
                ? new MethodAnswer.Refused(told(refused.reason()), wire(409))
                : notReady(((CancelAnswer.NotReady) answer).reason());
    }

    private static MethodAnswer taken(UpdateId id) {
        return new MethodAnswer.Taken(Optional.of(id), wire(200));
    }

    private static MethodAnswer notReady(Reason reason) {
        return new MethodAnswer.NotReady(told(reason), wire(503));
    }

    private static Optional<ReportedReason> told(Reason reason) {
        return Optional.of(new ReportedReason(Word.known(reason.code().code(), reason.code()), reason.message()));
    }

    private static MethodAnswer.Wire wire(int status) {
        return new MethodAnswer.Wire(status, "");
    }
}
