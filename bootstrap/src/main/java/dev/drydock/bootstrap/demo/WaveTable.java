package dev.drydock.bootstrap.demo;

import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.wave.Counts;
import dev.drydock.protocol.rollout.WaveWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The waves of a rollout: drawn anew in place on a terminal, and else a line when the state of one changes. */
final class WaveTable {
    private final Console console;
    private final Map<Integer, String> told = new HashMap<>();
    private int drawn;

    WaveTable(Console console) {
        this.console = console;
    }

    void show(List<WaveEntry> waves, boolean isRollingBack) {
        List<String> lines = new ArrayList<>();
        waves.forEach(wave -> lines.add(line(wave)));
        if (isRollingBack) {
            lines.add("  rolling back ...");
        }
        if (console.terminal().present()) {
            redraw(lines);
        } else {
            waves.forEach(this::tellChange);
        }
    }

    private static String line(WaveEntry entry) {
        Counts counts = entry.wave().counts();
        return String.format(
                Locale.ROOT,
                "  wave %d  %-9s %5d devices: %5d under way, %5d succeeded, %4d failed, %5d to come",
                entry.number() + 1,
                entry.wave().state().match(new WaveWord()),
                counts.size(),
                counts.of(Tally.ORDERED) + counts.of(Tally.LEFT) + counts.of(Tally.TAKEN) + counts.of(Tally.QUIET),
                counts.of(Tally.SUCCEEDED),
                counts.of(Tally.FAILED),
                counts.of(Tally.HELD) + counts.of(Tally.WAITING) + counts.of(Tally.BLOCKED));
    }

    private void tellChange(WaveEntry entry) {
        String state = entry.wave().state().match(new WaveWord());
        if (!state.equals(told.put(entry.number(), state)) && !state.equals("held")) {
            console.out().println(line(entry));
        }
    }

    private void redraw(List<String> lines) {
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            // up to the first line, and clear to the end of the screen
            text.append("\u001b[").append(drawn).append("A\u001b[J");
        }
        lines.forEach(line -> text.append(
                        line, 0, Math.min(line.length(), console.terminal().width() - 1))
                .append(System.lineSeparator()));
        console.out().print(text);
        console.out().flush();
        drawn = lines.size();
    }

    /** Leaves what is drawn where it is. */
    void end() {
        drawn = 0;
    }
}
