package dev.drydock.bootstrap.commandline.remote.rollout.view;

import dev.drydock.bootstrap.console.AsciiJson;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.console.Interrupts;
import dev.drydock.protocol.remote.RemoteDocument;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A rollout that is looked at every second until it is at rest or paused. */
final class Watch {
    private static final long INTERVAL_SECONDS = 1;

    private final Console console;
    private final boolean json;
    private final Redrawn table;
    private String told = "";

    Watch(Console console, boolean json) {
        this.console = console;
        this.json = json;
        this.table = new Redrawn(console);
    }

    /** Looks until nothing more happens by itself; the exit status. */
    int run(Supplier<RemoteDocument> look) throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Interrupts.Registration interrupt = console.interrupts().onInterrupt(interrupted::countDown)) {
            RemoteDocument rollout = look.get();
            while (!Standing.isStill(rollout)) {
                show(rollout);
                if (interrupted.await(INTERVAL_SECONDS, TimeUnit.SECONDS)) {
                    return ExitCode.INTERRUPTED;
                }
                rollout = look.get();
            }
            end(rollout);
            return Standing.exitCode(rollout);
        }
    }

    private void show(RemoteDocument rollout) {
        if (console.terminal().present() && !json) {
            table.show(RolloutLines.all(rollout));
        } else {
            tell(json ? AsciiJson.of(rollout.write()) : RolloutLines.line(rollout));
        }
    }

    /** The last look stays, on standard output. */
    private void end(RemoteDocument rollout) {
        table.clear();
        if (json) {
            tell(AsciiJson.of(rollout.write()));
        } else {
            RolloutLines.all(rollout).forEach(console.out()::println);
        }
    }

    private void tell(String line) {
        if (!line.equals(told)) {
            console.out().println(line);
            console.out().flush();
            told = line;
        }
    }
}
