package dev.drydock.bootstrap.service.view;

import dev.drydock.bootstrap.console.Console;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of what is under way at the foot of a terminal, drawn anew in place, with a sum below them. */
final class LiveTable {
    private static final int MOST_ROWS = 15;

    private final PrintStream out;
    private final Console.Terminal terminal;
    private final Map<String, String> rows = new TreeMap<>();
    private int drawn;

    LiveTable(PrintStream out, Console.Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    boolean isLive() {
        return terminal.present();
    }

    /** Shows a row; both texts are plain. */
    void show(String name, String state, String sum) {
        rows.put(name, state);
        draw(sum);
    }

    void remove(String name, String sum) {
        rows.remove(name);
        draw(sum);
    }

    /** Removes what is drawn, so that lines can be printed where it was. */
    void clear() {
        if (drawn > 0) {
            // up to the first line, and clear to the end of the screen
            out.print("\u001b[" + drawn + "A\u001b[J");
            out.flush();
            drawn = 0;
        }
    }

    private void draw(String sum) {
        if (!isLive()) {
            return;
        }
        clear();
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        rows.entrySet().stream()
                .limit(MOST_ROWS)
                .forEach(row ->
                        lines.add(String.format("  %-" + Math.max(1, width) + "s  %s", row.getKey(), row.getValue())));
        if (rows.size() > MOST_ROWS) {
            lines.add("  and " + (rows.size() - MOST_ROWS) + " more under way");
        }
        lines.add(sum);
        lines.forEach(line -> out.println(line.substring(0, Math.min(line.length(), terminal.width() - 1))));
        out.flush();
        drawn = lines.size();
    }
}
