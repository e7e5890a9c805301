package dev.drydock.bootstrap.commandline.fleet;

import dev.drydock.application.fleet.simulate.DryRun;
import java.io.PrintStream;
import java.time.Duration;

/** The small picture of a dry run's progress. */
final class Picture {
    private static final int COLUMNS = 60;
    private static final int ROWS = 8;

    private final PrintStream out;
    private final int devices;
    private final DryRun run;

    Picture(PrintStream out, int devices, DryRun run) {
        this.out = out;
        this.devices = devices;
        this.run = run;
    }

    /** Each column is a part of the time; a mark stands where so many devices, or more, had ended by then. */
    void print() {
        for (int row = ROWS; row >= 1; row--) {
            StringBuilder line = new StringBuilder(row == ROWS ? "100 % |" : "      |");
            for (int column = 1; column <= COLUMNS; column++) {
                DryRun.Progress then = at(run.time().multipliedBy(column).dividedBy(COLUMNS));
                line.append(mark(then, row));
            }
            out.println(line.toString().stripTrailing());
        }
        out.println("  0 % +" + "-".repeat(COLUMNS));
        out.println("       0"
                + " "
                        .repeat(Math.max(
                                1, COLUMNS - 1 - DryRunView.words(run.time()).length()))
                + DryRunView.words(run.time()));
        out.println("       # succeeded, x failed");
    }

    private char mark(DryRun.Progress then, int row) {
        double level = (row - 0.5) / ROWS * devices;
        if (then.failed() >= level) {
            return 'x';
        }
        return then.failed() + then.succeeded() >= level ? '#' : ' ';
    }

    private DryRun.Progress at(Duration time) {
        DryRun.Progress found = new DryRun.Progress(Duration.ZERO, 0, 0);
        for (DryRun.Progress progress : run.progress()) {
            if (progress.time().compareTo(time) > 0) {
                break;
            }
            found = progress;
        }
        return found;
    }
}
