package dev.drydock.application.service;

import dev.drydock.application.service.follow.Following;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.time.TimeLimit;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Starts an update on a device and follows it as far as the terms say, within one time limit. */
public final class RunUpdate {
    private final ServicePorts ports;
    private final StartUpdate start;
    private final FollowUpdate follow;

    public RunUpdate(ServicePorts ports) {
        this.ports = ports;
        this.start = new StartUpdate(ports);
        this.follow = new FollowUpdate(ports);
    }

    /** Runs one update; the stage fails for nothing but a bug. */
    public CompletionStage<UpdateResult> run(
            DeviceId device, UpdateOrder order, UpdateTerms terms, UpdateListener listener) {
        TimeLimit limit = new TimeLimit(ports.deadlines(), terms.giveUpAfter());
        return start.start(device, order, terms, listener, limit)
                .thenCompose(started -> started.match(new AfterStart(device, order, terms, listener, limit)))
                .whenComplete((result, bug) -> limit.lift());
    }

    /** The next step by the result of the start. */
    private final class AfterStart implements StartResult.Cases<CompletionStage<UpdateResult>> {
        private final DeviceId device;
        private final UpdateOrder order;
        private final UpdateTerms terms;
        private final UpdateListener listener;
        private final TimeLimit limit;

        AfterStart(DeviceId device, UpdateOrder order, UpdateTerms terms, UpdateListener listener, TimeLimit limit) {
            this.device = device;
            this.order = order;
            this.terms = terms;
            this.listener = listener;
            this.limit = limit;
        }

        @Override
        public CompletionStage<UpdateResult> taken(StartResult.Taken taken) {
            return followFrom(Optional.of(taken.before()));
        }

        @Override
        public CompletionStage<UpdateResult> ordered(StartResult.Ordered ordered) {
            listener.left(device, "it takes orders as desired properties");
            return followFrom(Optional.of(ordered.before()));
        }

        @Override
        public CompletionStage<UpdateResult> left(StartResult.Left left) {
            listener.left(device, left.why());
            return terms.untilItReturns()
                    ? followFrom(left.before())
                    : CompletableFuture.completedFuture(new UpdateResult.LeftForDevice(left.why()));
        }

        @Override
        public CompletionStage<UpdateResult> mayHaveBegun(StartResult.MayHaveBegun unsure) {
            return followFrom(Optional.of(unsure.before()));
        }

        @Override
        public CompletionStage<UpdateResult> over(StartResult.Over over) {
            return CompletableFuture.completedFuture(over.result());
        }

        private CompletionStage<UpdateResult> followFrom(Optional<DeviceTwin> before) {
            Following following = new Following(order, before.flatMap(DeviceTwin::reported));
            return follow.follow(device, following, limit, sighting -> listener.sighted(device, sighting));
        }
    }
}
