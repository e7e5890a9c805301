package dev.drydock.bootstrap.commandline.remote.rollout.view;

import dev.drydock.bootstrap.console.Console;
import java.util.List;

/** Lines at the foot of a terminal, drawn anew in place. */
final class Redrawn {
    private final Console console;
    private int drawn;

    Redrawn(Console console) {
        this.console = console;
    }

    /** Shows plain lines in the place of those before. */
    void show(List<String> lines) {
        clear();
        int width = console.terminal().width() - 1;
        lines.forEach(line -> console.err().println(line.substring(0, Math.min(line.length(), width))));
        console.err().flush();
        drawn = lines.size();
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
