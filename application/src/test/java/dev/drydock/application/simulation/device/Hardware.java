package dev.drydock.application.simulation.device;

import dev.drydock.application.device.health.VersionAnswer;
import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.application.device.steps.InstallSchedule;
import dev.drydock.application.device.steps.SlotSteps;
import dev.drydock.application.fakes.DrawnEpochs;
import dev.drydock.application.fakes.EventLog;
import dev.drydock.application.fakes.FakeImages;
import dev.drydock.application.fakes.FakeRestart;
import dev.drydock.application.fakes.FakeSlots;
import dev.drydock.application.fakes.InMemoryUpdateJournal;
import dev.drydock.application.fakes.LoggedSteps;
import dev.drydock.application.fakes.Power;
import dev.drydock.application.simulation.world.Catalogue;
import dev.drydock.application.simulation.world.Catalogue.Quality;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;

/** The lasting part of a device: the disk, the slots, the power, and the source of its images. */
public final class Hardware {
    public final Power power = new Power();
    public final FakeRestart restart;
    public final FakeImages images = new FakeImages();
    public final InMemoryUpdateJournal journal;
    public final FakeSlots slots;
    final DrawnEpochs epochs = new DrawnEpochs();
    final ShakySlots disk;
    final LoggedSteps steps;
    private final Catalogue catalogue;
    private boolean diskRefuses;
    private boolean inTrouble = true;

    Hardware(Catalogue catalogue, DeviceBuild build, InstallSchedule schedule, Executor worker) {
        EventLog log = new EventLog();
        this.catalogue = catalogue;
        this.restart = new FakeRestart(log);
        this.journal = new InMemoryUpdateJournal(log, power);
        this.slots = new FakeSlots(log, power);
        this.disk = new ShakySlots(build.slots(slots), () -> diskRefuses);
        this.steps = new LoggedSteps(
                new SlotSteps(
                        this::fetch,
                        disk,
                        this::answer,
                        (order, slot, stop) -> complaint(order),
                        restart,
                        schedule,
                        worker),
                log);
    }

    /** Whether the order's image is what runs, and will after the next boot too. */
    public boolean runsCommitted(UpdateOrder order) {
        Boot boot = slots.boot();
        return boot.settled()
                && slots.image(boot.running())
                        .filter(image -> Optional.of(image.measured().digest()).equals(order.digest()))
                        .isPresent();
    }

    /** The most pieces of work that ever ran at once. */
    public int mostWorkAtOnce() {
        return steps.mostAtOnce();
    }

    /** Lets the slots refuse to be read and written. */
    public void diskRefuses(boolean everything) {
        diskRefuses = everything;
    }

    boolean isInTrouble() {
        return inTrouble;
    }

    void calm() {
        inTrouble = false;
        diskRefuses = false;
        journal.full(false);
        restart.allow();
        power.safe();
    }

    /** Where a process was killed, what it had only begun is gone. */
    void drop() {
        steps.drop();
        restart.drop();
        power.on();
    }

    VersionAnswer answer() {
        return tellVersion().<VersionAnswer>map(VersionAnswer.Told::new).orElseGet(VersionAnswer.Silent::new);
    }

    private Optional<Version> tellVersion() {
        Slot running = slots.boot().running();
        Optional<UpdateOrder> order = slots.image(running).map(SlotImage::order);
        return order.filter(of -> catalogue.of(of.id()) == Quality.WRONG_VERSION)
                .map(of -> Optional.of(new Version("another")))
                .orElseGet(() -> order.flatMap(UpdateOrder::version));
    }

    /** A download that was to break, and had not begun when all became well, does not break. */
    private FetchResult fetch(
            ImageUri uri, Optional<Long> size, ImageSink sink, LongConsumer progress, StopSignal stop) {
        return (inTrouble ? images : new FakeImages()).fetch(uri, size, sink, progress, stop);
    }

    private Optional<Reason> complaint(UpdateOrder order) {
        return catalogue.of(order.id()) == Quality.SICK
                ? Optional.of(Reason.of(ReasonCode.UNHEALTHY))
                : Optional.empty();
    }
}
