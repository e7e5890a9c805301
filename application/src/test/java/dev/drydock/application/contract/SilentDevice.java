package dev.drydock.application.contract;

import dev.drydock.application.contract.TransportBench.DeviceSide;
import dev.drydock.application.device.agent.AcceptUpdate;
import dev.drydock.application.device.agent.CancelUpdate;
import dev.drydock.application.device.agent.FollowDesired;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.domain.device.DeviceId;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A device that connects and reports nothing, as one does that has lost its journal. */
final class SilentDevice {
    private final TransportBench bench;
    private final DeviceId id;

    SilentDevice(TransportBench bench, DeviceId id) {
        this.bench = bench;
        this.id = id;
    }

    Optional<FormerReport> readBack() {
        TestDevice elsewhere = new TestDevice().start();
        try (DeviceSide side = bench.device(id)) {
            var former = side.reports().readBack().toCompletableFuture();
            side.open(
                    new AcceptUpdate(elsewhere.agent()),
                    new CancelUpdate(elsewhere.agent()),
                    new FollowDesired(elsewhere.agent()));
            return former.orTimeout(60, TimeUnit.SECONDS).join();
        }
    }
}
