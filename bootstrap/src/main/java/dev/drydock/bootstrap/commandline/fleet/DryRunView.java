package dev.drydock.bootstrap.commandline.fleet;

import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.application.fleet.simulate.DryRun;
import dev.drydock.application.fleet.simulate.Lane;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.rollout.PauseReason;
import dev.drydock.domain.wave.UnderWay;
import dev.drydock.domain.wave.WaveState;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A dry run for people. */
final class DryRunView {
    private static final String ROW = "%-5s %11s  %-10s %10s %11s %9s %9s%n";

    private final PrintStream out;
    private final int devices;
    private final RolloutPlan plan;
    private final DryRun run;

    DryRunView(PrintStream out, int devices, RolloutPlan plan, DryRun run) {
        this.out = out;
        this.devices = devices;
        this.plan = plan;
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
        out.println("The image reached " + grouped(run.reached()) + " of " + grouped(devices)
                + " devices, began to be installed on " + grouped(run.installed()) + ", and failed on "
                + grouped(run.failed()) + ".");
        failures();
        new LaneView(out, run).print(hub);
        out.println();
        new Picture(out, devices, run).print();
    }

    /** The most frequent reasons first. */
    private void failures() {
        int lost = run.counts().of(Tally.LOST);
        List<String> reasons = new ArrayList<>(run.failures().entrySet().stream()
                .sorted(Map.Entry.<Failure, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().code()))
                .map(entry -> entry.getKey() + " " + grouped(entry.getValue()))
                .toList());
        if (lost > 0) {
            reasons.add("never heard of again " + grouped(lost));
        }
        if (!reasons.isEmpty()) {
            out.println("Failures: " + String.join(", ", reasons) + ".");
        }
    }

    private String ending() {
        String time = words(run.time());
        if (run.stop().isPresent()) {
            return stopped(run.stop().get()) + " The last device under way ended after " + time + ".";
        }
        return run.end().isAtRest()
                ? "Completed after " + time + "."
                : "Not completed after " + time + ": " + unfinished();
    }

    private String stopped(DryRun.Stop stop) {
        boolean isOfDelivery =
                run.end().pausedBy().filter(PauseReason.DELIVERY::equals).isPresent();
        return "Stopped by the gate in wave " + (stop.wave() + 1) + " after " + words(stop.time()) + ": "
                + grouped(stop.failures()) + " of " + grouped(stop.outcomes()) + " outcomes were failures ("
                + rule(stop.rule()) + ")."
                + (isOfDelivery ? " Too many devices could not get the image, which says little about it." : "")
                + wayBack();
    }

    private String wayBack() {
        return run.wayBack()
                .map(counts -> " It was rolled back: " + grouped(counts.of(Tally.SUCCEEDED)) + " of "
                        + grouped(counts.size()) + " devices that may have had the image got another one.")
                .orElse("");
    }

    private String rule(DryRun.Rule rule) {
        return switch (rule) {
            case SEQUENTIAL_TEST -> "sequential test";
            case STOP_AFTER ->
                "--stop-after "
                        + plan.gate().limits().stopAfter().map(String::valueOf).orElse("");
            case MAX_FAILED ->
                "--max-failed "
                        + plan.gate().limits().maxFailed().map(String::valueOf).orElse("");
        };
    }

    private String unfinished() {
        return run.waves().stream().anyMatch(wave -> wave.state() instanceof UnderWay.Undecided)
                ? "it waits for an operator, as there is not enough evidence."
                : paused();
    }

    private String paused() {
        return run.end().pausedBy().filter(PauseReason.DEADLINE::equals).isPresent()
                ? "its deadline has passed, and it waits for an operator."
                : "members are still under way; --longest lets it go on.";
    }

    private static String word(WaveState state) {
        return state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    static String grouped(long number) {
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

    /** The messages of a dry run, and the lanes that devices waited for. */
    private static final class LaneView {
        private final PrintStream out;
        private final DryRun run;

        LaneView(PrintStream out, DryRun run) {
            this.out = out;
            this.run = run;
        }

        void print(Optional<SimulateCommand.Hub> hub) {
            long all = run.messagesByDay().stream().mapToLong(Long::longValue).sum();
            out.println(grouped(run.orders()) + " orders, " + grouped(all) + " messages, " + grouped(run.busiestDay())
                    + " of them on the busiest day.");
            hub.ifPresent(used -> {
                String quota = used + " take " + grouped(run.quota().orElse(0)) + " messages a day: ";
                out.println(quota + (run.isOverQuota() ? "NOT ENOUGH, it would stop in the middle." : "enough."));
            });
            out.println(run.binding()
                    .map(lane -> "What binds is " + laneWords(lane) + waits())
                    .orElse("No device waited for a rate, a limit or the image server."));
        }

        private String waits() {
            String times = run.waits().entrySet().stream()
                    .filter(wait -> wait.getValue().toSeconds() > 0)
                    .sorted(Map.Entry.<Lane, Duration>comparingByValue().reversed())
                    .map(wait -> words(wait.getValue()) + " for " + laneWords(wait.getKey()))
                    .collect(Collectors.joining(", "));
            return times.isEmpty() ? "." : ". Devices waited " + times + ".";
        }

        private static String laneWords(Lane lane) {
            return switch (lane) {
                case CALLS -> "the rate of calls";
                case DESIRED -> "the rate of desired state";
                case QUOTA -> "the quota of messages a day";
                case IN_FLIGHT -> "the limit in flight";
                case PER_MINUTE -> "the orders of a minute";
                case WINDOW -> "the window";
                case DOWNLOADS -> "the bandwidth of the image server";
            };
        }
    }
}
