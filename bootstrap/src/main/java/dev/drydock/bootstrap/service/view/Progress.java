package dev.drydock.bootstrap.service.view;

import dev.drydock.protocol.text.Plain;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The progress of a state: a bar on a terminal, a plain line for each state elsewhere. */
public final class Progress {
    private static final int REDRAW_MILLIS = 100;
    private static final int WIDTH = 79;
    private static final String DOWNLOADING = "downloading";
    private static final long MEGABYTE = 1_000_000;

    private final PrintStream log;
    private final boolean terminal;
    private final Optional<Long> bytes;
    private Optional<ProgressBar> bar = Optional.empty();
    private String shown = "";

    /**
     * Progress of one update.
     *
     * @param terminal whether {@code log} is one
     * @param bytes the size of the image, if it is known: then a download shows bytes, speed and time left
     */
    public Progress(PrintStream log, boolean terminal, Optional<Long> bytes) {
        this.log = log;
        this.terminal = terminal;
        this.bytes = bytes;
    }

    /** Shows nothing, where something else says how far things are. */
    public static Progress silent() {
        return new Progress(new PrintStream(OutputStream.nullOutputStream()), false, Optional.empty());
    }

    public synchronized void show(String state, Optional<Integer> percent) {
        if (terminal) {
            bar(state)
                    .ifPresent(shownBar -> percent.ifPresent(done -> shownBar.stepTo(shownBar.getMax() * done / 100)));
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
            ProgressBarBuilder builder = new ProgressBarBuilder()
                    .setTaskName(String.format(Locale.ROOT, "  %-12s", Plain.text(state)))
                    .setInitialMax(100)
                    .setUpdateIntervalMillis(REDRAW_MILLIS)
                    .setStyle(ProgressBarStyle.ASCII)
                    .clearDisplayOnFinish()
                    .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH));
            Optional<Long> counted = bytes.filter(size -> state.equals(DOWNLOADING));
            counted.ifPresentOrElse(
                    size -> builder.setInitialMax(size).setUnit(" MB", MEGABYTE).showSpeed(), builder::hideEta);
            bar = Optional.of(builder.build());
        }
        return bar;
    }

    private void draw(String line) {
        log.print("\r" + line);
        log.flush();
    }
}
