package dev.drydock.process;

import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the progress that a program prints: the last {@code N%} of each line. Not thread-safe. */
final class Percentages implements Capture.Listener {
    private static final Pattern PERCENT = Pattern.compile("(?<![\\d.])(\\d{1,3})(?:\\.\\d+)?\\s?%");
    private static final int LONGEST_LINE = 1024;

    private final IntConsumer progress;
    private final StringBuilder line = new StringBuilder();
    private int told = -1;

    /** @param progress receives each whole percent from 0 to 100 that is higher than the one before */
    Percentages(IntConsumer progress) {
        this.progress = progress;
    }

    @Override
    public void heard(byte[] bytes, int count) {
        String text = new String(bytes, 0, count, StandardCharsets.US_ASCII);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                end();
            } else if (line.length() < LONGEST_LINE) {
                line.append(c);
            }
        }
    }

    private void end() {
        Matcher found = PERCENT.matcher(line);
        int last = -1;
        while (found.find()) {
            last = Integer.parseInt(found.group(1));
        }
        line.setLength(0);
        if (last > told && last <= 100) {
            told = last;
            progress.accept(last);
        }
    }
}
