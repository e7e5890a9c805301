package dev.drydock.bench.measure;

import dev.drydock.bench.figures.Report;
import dev.drydock.bench.rig.Rig;
import java.util.Optional;

/** One thing that is measured, beside a baseline. */
public interface Benchmark {
    /** What it is called on the command line. */
    String name();

    /** What it measures, in a line. */
    String title();

    /** The program it needs that this machine has not. */
    Optional<String> missing();

    /** Measures and tells. Throws when something is broken, never because something is slow. */
    void run(Rig rig, Report report) throws Exception;
}
