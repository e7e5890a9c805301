package dev.drydock.bootstrap.service.view;

import dev.drydock.application.service.UpdateListener;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.follow.Sighting;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.word.FirmwareStatus;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.protocol.text.Plain;
import java.io.PrintStream;
import java.util.Optional;

/**
 * One device's update as the tutorial shows it: the answer, then a line for each change of status. A device that took the order
 * is waited for from then on, whether or not its report of that arrives: a newer report may overtake it.
 */
public final class OneDeviceView implements UpdateListener, AutoCloseable {
    private final PrintStream out;
    private final PrintStream log;
    private final Progress progress;
    private final Sighting.Cases<Runnable> showing = new Sighting.Cases<>() {
        @Override
        public Runnable changed(Sighting.Changed changed) {
            return () -> OneDeviceView.this.changed(changed);
        }

        @Override
        public Runnable progressed(Sighting.Progressed progressed) {
            return () -> progress.show(progressed.word(), Optional.of(progressed.percent()));
        }

        @Override
        public Runnable ended(Sighting.Ended ended) {
            return progress::clear;
        }

        @Override
        public Runnable notAsOrdered(Sighting.NotAsOrdered other) {
            return progress::clear;
        }
    };
    private String lastLine = "";
    private volatile String position = "the device has not been told yet";

    public OneDeviceView(PrintStream out, PrintStream log, Progress progress) {
        this.out = out;
        this.log = log;
        this.progress = progress;
    }

    @Override
    public synchronized void answered(DeviceId device, MethodAnswer answer) {
        position = "the device answered " + answer.wire().status();
        out.println("Direct method called. The device answered " + answer.wire().status() + ":");
        out.println(Plain.text(answer.wire().body()));
        out.println();
        if (answer.isTaken()) {
            status(Optional.of(FirmwareStatus.STAND_BY));
        }
    }

    @Override
    public synchronized void left(DeviceId device, String why) {
        position = "the order lies ready for the device";
        log.println("The order lies ready for the device: " + Plain.text(why) + ".");
    }

    @Override
    public synchronized void sighted(DeviceId device, Sighting sighting) {
        sighting.match(showing).run();
    }

    @Override
    public synchronized void foreignOrderKept(DeviceId device, LeftOrder.Foreign order) {
        log.println("NOTE: " + Plain.text(ForeignOrders.kept(order)));
    }

    @Override
    public synchronized void foreignOrderReplaced(DeviceId device, LeftOrder.Foreign order) {
        log.println("NOTE: " + Plain.text(ForeignOrders.replaced(order)));
    }

    private void changed(Sighting.Changed changed) {
        position = "the device reports " + Plain.text(changed.word());
        status(changed.status());
        progress.show(changed.word(), changed.progress());
    }

    private void status(Optional<FirmwareStatus> status) {
        String line = StatusLines.of(status);
        if (!line.equals(lastLine)) {
            lastLine = line;
            progress.clear();
            out.println(line);
        }
    }

    /** Removes the progress. */
    @Override
    public synchronized void close() {
        progress.clear();
    }

    /** The position of the update, for a message when the command is interrupted. */
    public String position() {
        return position;
    }
}
