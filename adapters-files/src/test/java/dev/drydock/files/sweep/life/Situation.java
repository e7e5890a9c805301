package dev.drydock.files.sweep.life;

import dev.drydock.files.disk.CrashingFile.Content;
import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.disk.Survivor;
import dev.drydock.files.sweep.world.World;
import java.util.List;

/**
 * A device without power.
 *
 * @param cuts the number of power cuts until here
 * @param how the events until here, in words
 */
public record Situation(CrashingStorage disk, World world, int cuts, String how) {
    /** The same with a disk and a world of its own. */
    public Situation again(String what) {
        Survivor everything = Survivor.of(disk.unforcedNames(), Content.KEPT);
        return new Situation(disk.afterPowerCut(everything), world.copy(), cuts, what);
    }

    /** All that decides what comes: two situations that have it in common come to the same end. */
    public Object essence() {
        return List.of(disk.contents(), disk.links(), world.state());
    }
}
