package dev.drydock.files.sweep;

import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.disk.CrashingStorage.Lie;
import dev.drydock.files.sweep.life.Course;
import dev.drydock.files.sweep.life.Life;
import dev.drydock.files.sweep.life.Situation;
import dev.drydock.files.sweep.world.Findings;
import dev.drydock.files.sweep.world.Rig;
import dev.drydock.files.sweep.world.UpdatePath;
import dev.drydock.files.sweep.world.World;
import java.util.Set;

/** Where paths begin: with a device as it was delivered, or with one that was updated twice. */
final class Beginnings {
    private final Situation updatedTwice;

    /** @throws AssertionError when even two updates without any disturbance break a promise */
    Beginnings() {
        Findings findings = new Findings();
        updatedTwice = delivered(UpdatePath.BEFORE, Rig.HONEST, findings);
        new Life(updatedTwice, Course.UNDISTURBED).live();
        if (findings.total() > 0) {
            throw new AssertionError(String.join("\n", findings.words()));
        }
    }

    Situation of(UpdatePath path, Rig rig, Set<Lie> lies, Findings findings) {
        Situation beginning = path.delivered()
                ? delivered(path, rig, findings)
                : new Situation(
                        updatedTwice.again(path.name()).disk(),
                        updatedTwice.world().withPath(path, rig, findings),
                        0,
                        path.name());
        beginning.disk().lie(lies);
        return beginning;
    }

    private static Situation delivered(UpdatePath path, Rig rig, Findings findings) {
        return new Situation(new CrashingStorage(), World.around(path, rig, findings), 0, path.name());
    }
}
