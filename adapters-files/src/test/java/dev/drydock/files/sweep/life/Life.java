package dev.drydock.files.sweep.life;

import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.document.CheckedDocument;
import dev.drydock.files.sweep.world.Promise;
import dev.drydock.files.sweep.world.World;
import java.util.HashSet;
import java.util.Set;

/** A device's life from a power-on until all that is wanted of it is done, and then through one more good update. */
public final class Life {
    private static final int LONGEST = 100;
    private static final int MOST_STARTS = 20;

    private final CrashingStorage disk;
    private final World world;
    private final Course course;
    private final CrashDevice device;
    private boolean onItsWay = true;
    private boolean over;
    private int starts;

    public Life(Situation beginning, Course course) {
        this.disk = beginning.disk();
        this.world = beginning.world();
        this.course = course;
        this.device = new CrashDevice(disk, world);
        world.findings.at(beginning.how());
    }

    /** Whether the path itself is not yet at its end. */
    public boolean isOnItsWay() {
        return onItsWay;
    }

    public void live() {
        try {
            checkDocuments();
            start();
            goOn();
            calmDown();
            if (!over) {
                world.service.checkEnd(world.rig);
                device.machine().checkAtRest();
                onItsWay = false;
                takeNext();
            }
        } catch (RuntimeException bug) {
            world.findings.broken(Promise.NO_BUG, () -> String.valueOf(bug));
        } finally {
            onItsWay = false;
        }
    }

    /** What was damaged before is not the device's fault, until it has mended it. */
    private void checkDocuments() {
        Set<String> stillDamaged = new HashSet<>();
        disk.contents().forEach((name, bytes) -> {
            boolean isDocument = name.contains(".json") && !name.endsWith(".new");
            boolean whole =
                    !isDocument || CheckedDocument.decode(bytes.array()) instanceof CheckedDocument.Content.Whole;
            boolean excused = world.damaged.contains(name);
            if (excused && !whole) {
                stillDamaged.add(name);
            }
            world.findings.check(whole || excused, Promise.WHOLE_DOCUMENTS, () -> name + " is damaged");
        });
        world.damaged = Set.copyOf(stillDamaged);
    }

    /** Starts the device app, again and again while the disk refuses at the start. */
    private void start() {
        over = starts > 0 && course.isKnown();
        while (!over && starts++ < MOST_STARTS && !device.boot()) {
            passTime();
        }
    }

    private void goOn() {
        for (int i = 0; i < LONGEST && !over && starts <= MOST_STARTS; i++) {
            if (isToStart()) {
                start();
            } else if (world.service.isContent()) {
                return;
            } else if (!world.service.ask(device)) {
                passTime();
            }
        }
    }

    private void calmDown() {
        while (!over && !course.isCalm()) {
            passTime();
            if (isToStart()) {
                start();
            }
        }
    }

    private boolean isToStart() {
        return device.run() != CrashDevice.Rest.IDLE || course.restartsNow();
    }

    private void passTime() {
        device.passTime();
        course.idle(world.now);
    }

    private void takeNext() {
        if (world.rig.trusting().asksForManifests()) {
            start();
            device.replay();
        }
        UpdateOrder next = world.service.orderNext();
        if (course.bootsBeforeNext()) {
            start();
        }
        goOn();
        if (!over) {
            boolean runs = device.machine().runs(next);
            world.findings.check(runs, Promise.NEXT_UPDATE, () -> "the next good update came, and does not run");
            device.machine().checkAtRest();
        }
    }
}
