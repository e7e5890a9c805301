package dev.drydock.bootstrap;

import dev.drydock.bootstrap.console.BugReport;
import dev.drydock.bootstrap.console.ExitCode;
import java.io.PrintStream;
import java.util.function.IntConsumer;

/** Ends the process when one of its threads dies of a bug: without that thread, the rest might wait for ever. */
final class UncaughtBugs implements Thread.UncaughtExceptionHandler {
    private final PrintStream err;
    private final IntConsumer end;

    /** @param end ends the process with a status */
    UncaughtBugs(PrintStream err, IntConsumer end) {
        this.err = err;
        this.end = end;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable bug) {
        try {
            BugReport.print(err, bug);
            err.flush();
        } finally {
            end.accept(ExitCode.BUG);
        }
    }
}
