package dev.drydock.bootstrap.service;

import dev.drydock.application.service.UpdateListener;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.follow.Sighting;
import dev.drydock.bootstrap.console.Plain;
import dev.drydock.bootstrap.console.Progress;
import dev.drydock.bootstrap.console.StatusLines;
import dev.drydock.domain.device.DeviceId;
import java.io.PrintStream;

/**
 * One device's update as the tutorial shows it: the answer, then a line for each change of status. A device that took the order
 * is waited for from then on, whether or not its report of that arrives: a newer report may overtake it.
 */
public final class OneDeviceView implements UpdateListener {
    private final PrintStream out;
    private final PrintStream log;
    private final Progress progress;
    private String lastStatus = "";
    private volatile String position = "the device has not been told yet";

    public OneDeviceView(PrintStream out, PrintStream log, Progress progress) {
        this.out = out;
        this.log = log;
        this.progress = progress;
    }

    @Override
    public synchronized void answered(DeviceId device, MethodAnswer answer) {
        position = "the device answered " + answer.status();
        out.println("Direct method called. The device answered " + answer.status() + ":");
        out.println(Plain.text(answer.body()));
        out.println();
        if (answer.isTaken()) {
            status("standBy");
        }
    }

    @Override
    public synchronized void left(DeviceId device, String why) {
        position = "the order lies ready for the device";
        log.println("The order lies ready for the device: " + Plain.text(why) + ".");
    }

    @Override
    public synchronized void sighted(DeviceId device, Sighting sighting) {
        if (sighting instanceof Sighting.Changed changed) {
            position = "the device reports " + Plain.text(changed.state().orElse(changed.firmwareStatus()));
            status(changed.firmwareStatus());
            progress.show(changed.state().orElse(changed.firmwareStatus()), changed.progress());
        } else if (sighting instanceof Sighting.Progressed progressed) {
            progress.show(progressed.state(), java.util.Optional.of(progressed.percent()));
        } else {
            progress.clear();
        }
    }

    private void status(String status) {
        if (!status.equals(lastStatus)) {
            lastStatus = status;
            progress.clear();
            out.println(StatusLines.of(status));
        }
    }

    /** Where the update stands, for whoever interrupts the following of it. */
    public String position() {
        return position;
    }
}
