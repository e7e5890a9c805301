package dev.drydock.bootstrap.commandline.fleet;

import dev.drydock.application.fleet.simulate.DryRun;
import dev.drydock.application.fleet.simulate.FleetModel;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.PauseReason;
import dev.drydock.domain.wave.WaveState;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A dry run for people. */
final class DryRunView {
    private static final String ROW = "%-5s %11s  %-10s %10s %11s %9s %9s%n";
    private static final int COLUMNS = 60;
    private static final int ROWS = 8;

    private final PrintStream out;
    private final FleetModel model;
    private final DryRun run;

    DryRunView(PrintStream out, FleetModel model, DryRun run) {
        this.out = out;
        this.model = model;
        this.run = run;
    }

    void print(Optional<SimulateCommand.Hub> hub) {
        out.printf(Locale.ROOT, ROW, "WAVE", "DEVICES", "STATE", "OPENED", "SUCCEEDED", "FAILED", "OTHERS");
        int number = 1;
        for (DryRun.WaveOutcome wave : run.waves()) {
            int succeeded = wave.counts().of(Tally.SUCCEEDED);
            int failed = wave.counts().of(Tally.FAILED) + wave.counts().of(Tally.LOST);
            out.printf(
                    Locale.ROOT,
                    ROW,
                    number++,
                    grouped(wave.size()),
                    word(wave.state()),
                    wave.opened().map(time -> "+" + words(time)).orElse("-"),
                    grouped(succeeded),
                    grouped(failed),
                    grouped(wave.size() - succeeded - failed));
        }
        out.println();
        out.println(ending());
        out.println("The image reached " + grouped(run.reached()) + " of " + grouped(model.devices())
                + " devices, and failed on " + grouped(run.failed()) + ".");
        messages(hub);
        out.println();
        picture();
    }

    private String ending() {
        String time = words(run.time());
        if (run.end().isAtRest()) {
            return "Completed after " + time + ".";
        }
        return run.end()
                .pausedBy()
                .map(why -> (why == PauseReason.GATE
                                ? "Stopped by the gate; the last device under way ended after "
                                : "Stopped: too many devices could not get the image; the last one under way ended after ")
                        + time + ".")
                .orElse("Not completed after " + time + ": " + unfinished());
    }

    private String unfinished() {
        return run.waves().stream().anyMatch(wave -> wave.state() instanceof WaveState.Undecided)
                ? "it waits for an operator, as there is not enough evidence."
                : "members are still under way; --longest lets it go on.";
    }

    private void messages(Optional<SimulateCommand.Hub> hub) {
        long all = run.messagesByDay().stream().mapToLong(Long::longValue).sum();
        long busiest =
                run.messagesByDay().stream().mapToLong(Long::longValue).max().orElse(0);
        out.println(grouped(run.orders()) + " orders, " + grouped(all) + " messages, " + grouped(busiest)
                + " of them on the busiest day.");
        hub.ifPresent(used -> {
            long quota = used.tier().messagesPerDay(used.units());
            String name = used.units() + (used.units() == 1 ? " unit" : " units") + " of " + used.tier();
            out.println(
                    busiest <= quota
                            ? name + " take " + grouped(quota) + " messages a day: enough."
                            : name + " take " + grouped(quota)
                                    + " messages a day: NOT ENOUGH, it would stop in the middle.");
            out.println(lane());
        });
    }

    private String lane() {
        long percent = Math.round(run.laneFull() * 100);
        return percent == 0
                ? "The hub's rate for calls holds nothing back."
                : "Orders wait for the hub's rate of calls in " + percent + " % of the time.";
    }

    /** Each column is a part of the time; a mark stands where so many devices, or more, had ended by then. */
    private void picture() {
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
                + " ".repeat(Math.max(1, COLUMNS - 1 - words(run.time()).length())) + words(run.time()));
        out.println("       # succeeded, x failed");
    }

    private char mark(DryRun.Progress then, int row) {
        double level = (row - 0.5) / ROWS * model.devices();
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

    private static String word(WaveState state) {
        return state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Two units at most. */
    static String words(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 0
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : time.toSeconds() + " s";
    }
}
