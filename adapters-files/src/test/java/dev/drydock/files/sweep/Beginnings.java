package dev.drydock.files.sweep;

import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.disk.CrashingStorage.Lie;
import dev.drydock.files.sweep.life.Course;
import dev.drydock.files.sweep.life.Life;
import dev.drydock.files.sweep.life.Situation;
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

    private static Situation delivered(UpdatePath path, Rig rig, Findings findings) {
        return new Situation(new CrashingStorage(), World.around(path, rig, findings), 0, path.name());
    }
}
