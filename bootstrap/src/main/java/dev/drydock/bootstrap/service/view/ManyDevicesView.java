package dev.drydock.bootstrap.service.view;

import dev.drydock.application.service.UpdateListener;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.follow.Sighting;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.protocol.text.Plain;
import java.io.PrintStream;

/**
 * The updates of several devices: one live table on a terminal, with a sum below it; elsewhere a line for each event, with the
 * device's name.
 */
public final class ManyDevicesView implements UpdateListener, AutoCloseable {
    private final PrintStream log;
    private final LiveTable table;
    private final int devices;
    private int done;
    private int failed;
    private int left;

    /** @param devices how many there are */
    public ManyDevicesView(Console console, int devices) {
        this.log = console.err();
        this.table = new LiveTable(console.err(), console.terminal());
        this.devices = devices;
    }

    @Override
    public void answered(DeviceId device, MethodAnswer answer) {
        say(device, "answered " + answer.wire().status());
    }

    @Override
    public void left(DeviceId device, String why) {
        say(device, "order left: " + why);
    }

    @Override
    public void sighted(DeviceId device, Sighting sighting) {
        sighting.match(new Showing(this, device)).run();
    }

    @Override
    public void foreignOrderKept(DeviceId device, LeftOrder.Foreign order) {
        say(device, ForeignOrders.kept(order));
    }

    @Override
    public void foreignOrderReplaced(DeviceId device, LeftOrder.Foreign order) {
        say(device, ForeignOrders.replaced(order));
    }

    /** Counts a result and prints it, above the table. */
    public synchronized void ended(DeviceId device, int exitCode, Runnable print) {
        if (exitCode == ExitCode.DONE) {
            done++;
        } else if (exitCode == ExitCode.NOT_YET) {
            left++;
        } else {
            failed++;
        }
        table.clear();
        print.run();
        table.remove(device.value(), sum());
    }

    /** The sum, such as {@code 12/20 done, 1 failed}. */
    public synchronized String sum() {
        return done + "/" + devices + " done" + (failed == 0 ? "" : ", " + failed + " failed")
                + (left == 0 ? "" : ", " + left + " not known yet");
    }

    /** The sum as a sentence. */
    public synchronized String sentence() {
        return done + " of " + devices + " devices updated.";
    }

    /** Removes the table. */
    @Override
    public synchronized void close() {
        table.clear();
    }

    private synchronized void say(DeviceId device, String what) {
        if (table.isLive()) {
            table.show(device.value(), Plain.text(what), sum());
        } else {
            log.println("  " + device + ": " + Plain.text(what));
        }
    }

    private synchronized void progressed(DeviceId device, Sighting.Progressed progressed) {
        if (table.isLive()) {
            table.show(device.value(), Plain.text(progressed.word()) + " " + progressed.percent() + " %", sum());
        }
    }

    /** Shows what was sighted of a device. */
    private record Showing(ManyDevicesView view, DeviceId device) implements Sighting.Cases<Runnable> {
        @Override
        public Runnable changed(Sighting.Changed changed) {
            return () -> view.say(device, changed.word());
        }

        @Override
        public Runnable progressed(Sighting.Progressed progressed) {
            return () -> view.progressed(device, progressed);
        }

        @Override
        public Runnable ended(Sighting.Ended ended) {
            return () -> {};
        }

        @Override
        public Runnable notAsOrdered(Sighting.NotAsOrdered other) {
            return () -> {};
        }
    }
}
