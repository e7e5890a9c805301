package dev.drydock.files.sweep;

import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.disk.CrashingStorage.Lie;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.slots.FileSlots;
import dev.drydock.files.sweep.life.Course;
import dev.drydock.files.sweep.life.Life;
import dev.drydock.files.sweep.life.Situation;
import dev.drydock.files.sweep.trust.LostPlace;
import dev.drydock.files.sweep.world.Findings;
import dev.drydock.files.sweep.world.Hardware;
import dev.drydock.files.sweep.world.Rig;
import dev.drydock.files.sweep.world.UpdatePath;
import dev.drydock.files.sweep.world.World;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The devices with which paths begin: one as it was delivered, or one that was updated twice. */
final class Beginnings {
    private final Map<Hardware, Situation> updatedTwice = new EnumMap<>(Hardware.class);

    private static Situation updatedTwice(Hardware hardware) {
        Findings findings = new Findings();
        Situation device = delivered(UpdatePath.BEFORE, Rig.HONEST.with(hardware), findings);
        new Life(device, Course.UNDISTURBED).live();
        if (findings.total() > 0) {
            throw new AssertionError(String.join("\n", findings.words()));
        }
        return device;
    }

    /** @throws AssertionError when even two updates without any disturbance break a promise */
    Situation of(UpdatePath path, Rig rig, Set<Lie> lies, Findings findings) {
        Situation beginning = path.delivered() ? delivered(path, rig, findings) : updated(path, rig, findings);
        beginning.disk().lie(lies);
        return beginning;
    }

    private Situation updated(UpdatePath path, Rig rig, Findings findings) {
        Situation device = updatedTwice.computeIfAbsent(rig.hardware(), Beginnings::updatedTwice);
        CrashingStorage disk = device.again(path.name()).disk();
        return new Situation(disk, device.world().withPath(path, rig, findings), 0, path.name());
    }

    /** A device that had two releases and one more, and then lost a place of what it trusts. */
    static Situation after(LostPlace lost, Rig rig, Findings findings) {
        Findings before = new Findings();
        Situation device = delivered(UpdatePath.TWO_RELEASES, rig, before);
        new Life(device, Course.UNDISTURBED).live();
        if (before.total() > 0) {
            throw new AssertionError(String.join("\n", before.words()));
        }
        CrashingStorage disk = device.again("").disk();
        World world = device.world().withPath(UpdatePath.ONE_MORE, rig, findings);
        Slot committed =
                new FileSlots(new StateFiles(disk), new BootId("look")).boot().committed();
        world.lose(lost, disk, committed);
        return new Situation(disk, world, 0, UpdatePath.ONE_MORE + " after " + lost);
    }

    private static Situation delivered(UpdatePath path, Rig rig, Findings findings) {
        return new Situation(new CrashingStorage(), World.around(path, rig, findings), 0, path.name());
    }
}
