package dev.drydock.bootstrap.commandline.remote.rollout.view;

import dev.drydock.bootstrap.console.Console;
import java.util.ArrayList;
import java.util.List;

/** Lines at the foot of a terminal, drawn anew in place. */
final class Redrawn {
    private static final String LEFT_OUT = "...";

    private final Console console;
    private int drawn;

    Redrawn(Console console) {
        this.console = console;
    }

    /** Shows plain lines in the place of those before: sentences whole, and of any other line what fits. */
    void show(List<String> lines) {
        clear();
        List<String> shown = low(narrow(lines));
        // A terminal that was made narrower since would wrap lines, and their number be another.
        console.err().print("\u001b[?7l");
        shown.forEach(console.err()::println);
        console.err().print("\u001b[?7h");
        console.err().flush();
        drawn = shown.size();
    }

    private List<String> narrow(List<String> lines) {
        int width = Math.max(1, console.terminal().width() - 1);
        List<String> narrow = new ArrayList<>();
        for (String line : lines) {
            String rest = line;
            while (line.endsWith(".") && rest.length() > width) {
                int space = rest.lastIndexOf(' ', width);
                int end = space > 0 ? space : width;
                narrow.add(rest.substring(0, end));
                rest = rest.substring(end).stripLeading();
            }
            narrow.add(rest.substring(0, Math.min(rest.length(), width)));
        }
        return narrow;
    }

    /** The lines without their middle, if they are more than the terminal has: others could not be drawn anew. */
    private List<String> low(List<String> lines) {
        int room = Math.max(1, console.terminal().height() - 1);
        if (lines.size() <= room) {
            return lines;
        }
        int below = (room - 1) / 2;
        List<String> low = new ArrayList<>(lines.subList(0, room - 1 - below));
        low.add(LEFT_OUT);
        low.addAll(lines.subList(lines.size() - below, lines.size()));
        return low;
    }

    void clear() {
        if (drawn > 0) {
            // up to the first line, and clear to the end of the screen
            console.err().print("\u001b[" + drawn + "A\u001b[J");
            console.err().flush();
            drawn = 0;
        }
    }
}
