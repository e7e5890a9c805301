package dev.drydock.bootstrap.commandline.remote.rollout.view;

import dev.drydock.bootstrap.console.AsciiJson;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.console.Interrupts;
import dev.drydock.protocol.remote.RemoteDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A rollout that is looked at every second until it is at rest or paused. */
final class Watch {
    private static final long INTERVAL_SECONDS = 1;

    /** Looks in a row that may bring no answer: about five minutes of a server that is being started again. */
    static final int MOST_MISSED = 300;

    private final Console console;
    private final boolean json;
    private final int mostMissed;
    private final Redrawn table;
    private String told = "";
    private int missed;

    /** @param mostMissed looks in a row that may bring no answer after the first one has */
    Watch(Console console, boolean json, int mostMissed) {
        this.console = console;
        this.json = json;
        this.mostMissed = mostMissed;
        this.table = new Redrawn(console);
    }

    /** Looks until nothing more happens by itself; the exit status. */
    int run(Supplier<RemoteDocument> look) throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Interrupts.Registration interrupt = console.interrupts().onInterrupt(interrupted::countDown)) {
            RemoteDocument rollout = look.get();
            show(rollout);
            while (!Standing.isStill(rollout)) {
                if (interrupted.await(INTERVAL_SECONDS, TimeUnit.SECONDS)) {
                    return ExitCode.INTERRUPTED;
                }
                rollout = again(look, rollout);
            }
            end(rollout);
            return Standing.exitCode(rollout);
        }
    }

    /** Looks again. A server that is away is waited for: the rollout is as it was last seen. */
    private RemoteDocument again(Supplier<RemoteDocument> look, RemoteDocument last) {
        try {
            RemoteDocument rollout = look.get();
            missed = 0;
            show(rollout);
            return rollout;
        } catch (CommandFailure away) {
            missed++;
            if (away.exitCode() != ExitCode.UNREACHABLE || missed > mostMissed) {
                throw away;
            }
            showAway(last, away.getMessage() + ". It is looked for every second.");
            return last;
        }
    }

    private void showAway(RemoteDocument last, String why) {
        if (console.terminal().present() && !json) {
            List<String> lines = new ArrayList<>(RolloutLines.all(last));
            lines.addAll(List.of("", why));
            table.show(lines);
        } else if (missed == 1) {
            console.err().println("drydock: " + why);
        }
    }

    private void show(RemoteDocument rollout) {
        if (Standing.isStill(rollout)) {
            return;
        }
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
