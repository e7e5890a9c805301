package dev.drydock.bootstrap.console;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a state has come: a bar on a terminal, a plain line for each state elsewhere. */
public final class Progress {
    private static final int REDRAW_MILLIS = 100;
    private static final int WIDTH = 72;

    private final PrintStream log;
    private final boolean terminal;
    private Optional<ProgressBar> bar = Optional.empty();
    private String shown = "";

    public Progress(PrintStream log, boolean terminal) {
        this.log = log;
        this.terminal = terminal;
    }

    /** Shows nothing, where something else says how far things are. */
    public static Progress silent() {
        return new Progress(new PrintStream(OutputStream.nullOutputStream()), false);
    }

    /** Whether standard error is a terminal, by the word of the launcher, which can ask. */
    public static boolean onTerminal() {
        return "true".equals(System.getProperty("drydock.terminal"));
    }

    public synchronized void show(String state, Optional<Integer> percent) {
        if (terminal) {
            bar(state).ifPresent(shownBar -> percent.ifPresent(shownBar::stepTo));
        } else if (!state.equals(shown)) {
            log.println("  " + Plain.text(state));
        }
        shown = state;
    }

    /** Removes the bar, so that a line can be printed where it was. */
    public synchronized void clear() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }

    private Optional<ProgressBar> bar(String state) {
        if (!state.equals(shown)) {
            clear();
        }
        if (bar.isEmpty()) {
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName(String.format(Locale.ROOT, "  %-12s", Plain.text(state)))
                    .setInitialMax(100)
                    .setUpdateIntervalMillis(REDRAW_MILLIS)
                    .setStyle(ProgressBarStyle.ASCII)
                    .hideEta()
                    .clearDisplayOnFinish()
                    .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
                    .build());
        }
        return bar;
    }

    private void draw(String line) {
        log.print("\r" + line);
        log.flush();
    }
}
