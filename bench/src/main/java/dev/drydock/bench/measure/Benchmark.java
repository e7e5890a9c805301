package dev.drydock.bench.measure;

import dev.drydock.bench.figures.Report;
import dev.drydock.bench.rig.Rig;
import java.util.Optional;

/** A measurement beside a baseline. */
public interface Benchmark {
    /** Its name on the command line. */
    String name();

    /** Its title, one line. */
    String title();

    /** A program that it needs and this machine lacks. */
    Optional<String> missing();

    /** Measures and reports. Throws when something is broken, never because something is slow. */
    void run(Rig rig, Report report) throws Exception;
}
