package dev.drydock.application.simulation.device;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.agent.AcceptUpdate;
import dev.drydock.application.device.agent.AgentPorts;
import dev.drydock.application.device.agent.AgentSettings;
import dev.drydock.application.device.agent.CancelUpdate;
import dev.drydock.application.device.agent.DeviceAgent;
import dev.drydock.application.device.agent.FollowDesired;
import dev.drydock.application.device.report.DeviceFacts;
import dev.drydock.application.device.report.ReportPace;
import dev.drydock.application.simulation.network.DeviceEnd;
import dev.drydock.application.simulation.network.VirtualNetwork;
import dev.drydock.application.simulation.world.Catalogue;
import dev.drydock.application.simulation.world.Chronicle;
import dev.drydock.application.simulation.world.Dice;
import dev.drydock.application.simulation.world.VirtualClock;
import dev.drydock.application.simulation.world.VirtualProcess;
import dev.drydock.application.time.WallTime;
import dev.drydock.domain.admission.Admission;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Cancellable;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdatePolicy;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.domain.window.LocalZone;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One device: what lasts of it, and the agent in between, which is killed and started again, in the same boot or another. */
public final class SimulatedDevice {
    private static final AgentSettings SETTINGS = new AgentSettings(
            UpdatePolicy.STANDARD,
            new Admission(false, false),
            new DeviceFacts("gateway", "1.0.0"),
            new ReportPace(Duration.ofSeconds(1), 5),
            new Version("1.0.0"));

    private static final Set<Stage> WHOLE = EnumSet.of(Stage.VERIFYING, Stage.READY, Stage.INSTALLING);

    public final Hardware hardware;
    private final VirtualClock clock;
    private final Dice dice;
    private final Chronicle chronicle;
    private final VirtualNetwork network;
    private final DevicePromises promises;
    private final DeviceBuild build;
    private final WallTime time;
    private boolean runsWhatWasGivenUp;
    private VirtualProcess process;
    private Optional<DeviceEnd> end = Optional.empty();
    private Optional<DeviceAgent> agent = Optional.empty();

    public SimulatedDevice(
            VirtualClock clock,
            Dice dice,
            Chronicle chronicle,
            VirtualNetwork network,
            DevicePromises promises,
            Catalogue catalogue,
            DeviceBuild build) {
        this.clock = clock;
        this.dice = dice;
        this.chronicle = chronicle;
        this.network = network;
        this.promises = promises;
        this.build = build;
        this.time = new WallTime(clock.wall());
        this.hardware =
                new Hardware(catalogue, build, Schedules.draw(dice, chronicle, time, () -> process), this::work);
        this.process = new VirtualProcess(clock, dice, () -> {});
        process.kill();
    }

    public boolean isUp() {
        return process.isAlive();
    }

    /**
     * Whether the device runs an image that is not committed, says so to every order, and waits for a person to restart it:
     * an image that was given up was booted before its trial was called off, the disk let it not be called off, or the
     * restart that was to leave it did not happen.
     */
    public boolean needsAPerson() {
        return !hardware.slots.boot().settled()
                && (runsWhatWasGivenUp || promises.saidThatItCouldNotLeave() || hardware.disk.refusedToCommit());
    }

    /** The state in the journal, which the agent acts by. */
    public UpdateState state() {
        return hardware.journal.saves() == 0
                ? AtRest.Idle.FRESH
                : hardware.journal.memory().state();
    }

    /** Changes what was written to a slot, if it is whole and not installed yet; whether there was such a slot. */
    public boolean corrupt() {
        boolean whole = state() instanceof Underway underway && WHOLE.contains(underway.stage());
        if (whole) {
            hardware.slots.corrupt(((Underway) state()).update().target());
        }
        return whole;
    }

    /** From now on all is well, and quick. */
    public void calm() {
        hardware.calm();
    }

    /** Starts the device app; what keeps it from starting is tried again by whatever watches over it. */
    public void start() {
        process = new VirtualProcess(clock, dice, this::look);
        DeviceEnd opened = network.device(process);
        DeviceDoor door = new DeviceDoor(this, opened, promises);
        end = Optional.of(opened);
        try {
            DeviceAgent started = DeviceAgent.start(
                    new AgentPorts(
                            build.journal(hardware.journal),
                            hardware.disk,
                            build.steps(hardware.steps),
                            build.reports(door),
                            hardware::answer,
                            process,
                            time,
                            () -> LocalZone.UTC,
                            hardware.epochs,
                            promises),
                    SETTINGS,
                    task -> process.after(hiccup(), task));
            agent = Optional.of(started);
            opened.open(
                    door.watched(build.desk(DeviceDoor.of(new AcceptUpdate(started), new CancelUpdate(started)))),
                    door.desired(new FollowDesired(started)));
        } catch (StorageFailure refused) {
            chronicle.happened("device could not start");
            down(false, dice.seconds(1, 30));
        }
    }

    /** Ends the device app between one instruction and the next, or the whole device; it comes back some time later. */
    public void crash(boolean wholeDevice) {
        if (process.isAlive()) {
            chronicle.happened(wholeDevice ? "device reset" : "device app killed");
            chronicle.count("device crash");
            down(wholeDevice, dice.seconds(1, 120));
        }
    }

    private void down(boolean newBoot, Duration time) {
        process.kill();
        end.ifPresent(DeviceEnd::died);
        hardware.drop();
        agent = Optional.empty();
        clock.after(time, () -> {
            if (newBoot) {
                boot();
            }
            start();
        });
    }

    /** A trial that was given up is tried all the same when the device boots before it was called off. */
    private void boot() {
        hardware.slots.bootUp();
        Boot now = hardware.slots.boot();
        chronicle.tell("device booted: " + now);
        boolean installing = state() instanceof Underway && !(state() instanceof Cancellable);
        if (!installing && now.running() != now.committed()) {
            chronicle.happened("booted what was given up");
            runsWhatWasGivenUp = true;
        }
    }

    /** Sees whether the power failed in what the device just did. */
    private void look() {
        if (hardware.power.isOff() && process.isAlive()) {
            chronicle.happened("power cut");
            chronicle.count("device crash");
            down(true, dice.seconds(1, 120));
        }
    }

    private void work(Runnable task) {
        process.after(workTime(), () -> {
            task.run();
            if (hardware.restart.take()) {
                askedToRestart();
            }
        });
    }

    private void askedToRestart() {
        if (hardware.isInTrouble() && dice.percent(5)) {
            chronicle.happened("restart lost");
            return;
        }
        if (dice.percent(50)) {
            agent.ifPresent(DeviceAgent::stop);
        }
        process.after(dice.seconds(0, 5), () -> down(true, dice.seconds(1, 60)));
    }

    private Duration workTime() {
        int kind = hardware.isInTrouble() ? dice.between(0, 99) : 0;
        if (kind < 92) {
            return dice.seconds(1, 60);
        }
        chronicle.happened("slow work");
        return kind < 99 ? dice.minutes(1, 15) : dice.minutes(60, 300);
    }

    /** A thread may have to wait its turn, now and then for longer than a caller does. */
    private Duration hiccup() {
        return hardware.isInTrouble() && dice.percent(1) ? dice.seconds(1, 8) : Duration.ofMillis(dice.between(0, 20));
    }
}
