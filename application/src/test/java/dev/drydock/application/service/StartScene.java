package dev.drydock.application.service;

import static dev.drydock.application.service.twin.Presence.AWAY;
import static dev.drydock.application.service.twin.Presence.CONNECTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.DirectExecutor;
import dev.drydock.application.fakes.EventLog;
import dev.drydock.application.fakes.FakeDevices;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.fakes.Reports;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.follow.Sighting;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.word.ModuleStatus;
import dev.drydock.application.time.TimeLimit;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A service app on a virtual clock, which starts updates on a device whose transport a test scripts. */
abstract class StartScene {
    static final DeviceId DEVICE = new DeviceId("d1");
    static final UpdateOrder ORDER = Images.order("u1");
    static final UpdateTerms LEAVING =
            new UpdateTerms(Duration.ofSeconds(60), Duration.ofSeconds(30), false, Optional.empty(), true, false);
    static final UpdateTerms NOT_LEAVING =
            new UpdateTerms(Duration.ofSeconds(60), Duration.ofSeconds(30), false, Optional.empty(), false, false);
    static final UpdateTerms NEW_DEVICE =
            new UpdateTerms(Duration.ofSeconds(60), Duration.ofSeconds(30), false, Optional.empty(), true, true);

    static final LeftOrder.Foreign FOREIGN = new LeftOrder.Foreign("{\"fwVersion\":\"2.8.5\"}");
    static final Reported LATER = Reports.firmware("1.0.0", Reports.firmware(ModuleStatus.CURRENT, "", "", "", ""));

    final FakeDevices devices = new FakeDevices();
    final ManualDeadlines time = new ManualDeadlines();
    final EventLog told = new EventLog();
    final DeviceTwin connected = new DeviceTwin(DEVICE, CONNECTED, Optional.empty(), Optional.empty());
    final DeviceTwin away = new DeviceTwin(DEVICE, AWAY, Optional.empty(), Optional.empty());
    final DeviceTwin withOlderOrder =
            new DeviceTwin(DEVICE, CONNECTED, Optional.empty(), Optional.of(new LeftOrder.Ours(Images.order("older"))));

    /** Lets time pass until there is a result. */
    StartResult result(UpdateTerms terms) {
        CompletableFuture<StartResult> result = start(terms);
        while (!result.isDone()) {
            assertThat(time.advanceToNext())
                    .as("there is something to wait for")
                    .isTrue();
        }
        return result.join();
    }

    CompletableFuture<StartResult> start(UpdateTerms terms) {
        return new StartUpdate(ports())
                .start(DEVICE, ORDER, terms, new Telling(), new TimeLimit(time, Optional.empty()))
                .toCompletableFuture();
    }

    ServicePorts ports() {
        return new ServicePorts(devices, devices, time, new DirectExecutor());
    }

    static StartResult over(UpdateResult result) {
        return new StartResult.Over(result);
    }

    final class Telling implements UpdateListener {
        @Override
        public void answered(DeviceId device, MethodAnswer answer) {
            told.add("answered " + answer.wire().status());
        }

        @Override
        public void left(DeviceId device, String why) {
            told.add("left");
        }

        @Override
        public void sighted(DeviceId device, Sighting sighting) {
            told.add("sighted");
        }

        @Override
        public void foreignOrderKept(DeviceId device, LeftOrder.Foreign order) {
            told.add("kept " + order.document());
        }

        @Override
        public void foreignOrderReplaced(DeviceId device, LeftOrder.Foreign order) {
            told.add("replaced " + order.document());
        }
    }
}
