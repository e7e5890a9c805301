package dev.drydock.files.sweep;

import dev.drydock.files.sweep.life.Situation;
import dev.drydock.files.sweep.world.Findings;
import dev.drydock.files.sweep.world.Hardware;
import dev.drydock.files.sweep.world.Rig;
import dev.drydock.files.sweep.world.UpdatePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Sweeps over all paths that devices with some hardware can survive. */
final class AllPaths {
    /** Whether as much is looked at as there is, which takes minutes. */
    static final boolean THOROUGH = Boolean.getBoolean("sweep.thorough");

    private final Beginnings beginnings = new Beginnings();
    private final List<String> words = new ArrayList<>();

    /** Whether this hardware is swept closely: all above the slots is the same for every hardware, so that one of them will do. */
    static boolean isCloseLook(Hardware hardware) {
        return THOROUGH || hardware == Hardware.OWN_SLOTS;
    }

    Tally sweep(Rig rig, Function<Situation, Tally> sweep) {
        Tally all = Tally.NOTHING;
        for (UpdatePath path : UpdatePath.survivedBy(rig.hardware())) {
            Findings findings = new Findings();
            Tally found = Tally.timed(() -> sweep.apply(beginnings.of(path, rig, Set.of(), findings)));
            System.out.println("  " + path + ": " + found);
            words.addAll(findings.words());
            all = all.plus(found);
        }
        return all;
    }

    /** The promises that were found broken, in words. */
    List<String> broken() {
        return List.copyOf(words);
    }
}
