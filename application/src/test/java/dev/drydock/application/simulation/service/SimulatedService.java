package dev.drydock.application.simulation.service;

import dev.drydock.application.fakes.DirectExecutor;
import dev.drydock.application.service.FollowUpdate;
import dev.drydock.application.service.RunUpdate;
import dev.drydock.application.service.ServicePorts;
import dev.drydock.application.service.UpdateListener;
import dev.drydock.application.service.UpdateResult;
import dev.drydock.application.service.UpdateTerms;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.follow.Following;
import dev.drydock.application.service.follow.Sighting;
import dev.drydock.application.service.stop.StopUpdate;
import dev.drydock.application.simulation.network.ServiceEnd;
import dev.drydock.application.simulation.network.VirtualNetwork;
import dev.drydock.application.simulation.world.Chronicle;
import dev.drydock.application.simulation.world.Dice;
import dev.drydock.application.simulation.world.VirtualClock;
import dev.drydock.application.simulation.world.VirtualProcess;
import dev.drydock.application.time.TimeLimit;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A service app and who uses it: what it was running when it was killed, the next one follows or orders again. */
public final class SimulatedService {
    private final VirtualClock clock;
    private final Dice dice;
    private final Chronicle chronicle;
    private final VirtualNetwork network;
    private final ServicePromises promises;
    private final List<ServiceRun> runs = new ArrayList<>();
    private VirtualProcess process;
    private ServiceEnd end;

    public SimulatedService(
            VirtualClock clock, Dice dice, Chronicle chronicle, VirtualNetwork network, ServicePromises promises) {
        this.clock = clock;
        this.dice = dice;
        this.chronicle = chronicle;
        this.network = network;
        this.promises = promises;
        this.process = new VirtualProcess(clock, dice, () -> {});
        this.end = network.service(process);
    }

    public boolean isUp() {
        return process.isAlive();
    }

    public List<ServiceRun> runs() {
        return runs;
    }

    public boolean orderedOnce(UpdateId id) {
        return runs.stream().filter(run -> run.order.id().equals(id)).count() == 1;
    }

    public ServiceRun order(UpdateOrder order, UpdateTerms terms) {
        ServiceRun run = new ServiceRun(order, terms);
        chronicle.tell("service orders " + run);
        runs.add(run);
        promises.ordered(run);
        process.run(() -> order(run));
        return run;
    }

    public void cancel(Optional<UpdateId> id, Duration timeout) {
        chronicle.tell("service cancels " + id);
        process.run(() ->
                new StopUpdate(ports()).stop(VirtualNetwork.DEVICE, id, timeout).whenComplete(promises::stopped));
    }

    /** Ends the service app; another takes over what it was doing. */
    public void crash() {
        if (!process.isAlive()) {
            return;
        }
        chronicle.happened("service crash");
        process.kill();
        clock.after(dice.seconds(1, 300), () -> {
            process = new VirtualProcess(clock, dice, () -> {});
            end = network.service(process);
            runs.stream().filter(run -> run.result().isEmpty()).forEach(run -> process.run(() -> takeUp(run)));
        });
    }

    private void takeUp(ServiceRun run) {
        run.takenUpAgain();
        if (dice.percent(50)) {
            chronicle.happened("order repeated");
            order(run);
        } else {
            chronicle.happened("update followed again");
            follow(run);
        }
    }

    private void order(ServiceRun run) {
        CompletionStage<UpdateResult> result =
                new RunUpdate(ports()).run(VirtualNetwork.DEVICE, run.order, run.terms, new Witness(run, end));
        result.whenComplete((how, bug) -> promises.ended(run, how, bug));
    }

    private void follow(ServiceRun run) {
        Witness witness = new Witness(run, end);
        Following following = new Following(run.order, Optional.empty());
        new FollowUpdate(ports())
                .follow(
                        VirtualNetwork.DEVICE,
                        following,
                        new TimeLimit(process, run.terms.giveUpAfter()),
                        sighting -> witness.sighted(VirtualNetwork.DEVICE, sighting))
                .whenComplete((how, bug) -> promises.ended(run, how, bug));
    }

    private ServicePorts ports() {
        return new ServicePorts(end.methods(), end.twins(), process, new DirectExecutor());
    }

    /** Sees what a run is told. */
    private final class Witness implements UpdateListener {
        private final ServiceRun run;
        private final ServiceEnd over;

        Witness(ServiceRun run, ServiceEnd over) {
            this.run = run;
            this.over = over;
        }

        @Override
        public void answered(DeviceId device, MethodAnswer answer) {
            promises.answered(run, answer);
        }

        @Override
        public void left(DeviceId device, String why) {
            chronicle.happened("order left");
        }

        @Override
        public void sighted(DeviceId device, Sighting sighting) {
            promises.sighted(run, sighting, over.telling());
        }
    }
}
