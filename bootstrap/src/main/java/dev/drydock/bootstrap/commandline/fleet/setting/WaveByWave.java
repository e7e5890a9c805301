package dev.drydock.bootstrap.commandline.fleet.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Waves that are given one by one: {@code percent=10 soak=1h}, or {@code soak=1h where tag.ring = canary}. */
final class WaveByWave {
    private static final String WORD = "(?:soak|then)=\\S*";
    private static final Pattern BY_QUERY = Pattern.compile("((?:" + WORD + "\\s+)*)(where\\s.*)", Pattern.DOTALL);
    private static final Pattern PERCENT = Pattern.compile("percent=([^%]*)%?");

    private WaveByWave() {}

    /** The same waves in one line, as {@code --waves} has them. */
    static String line(List<?> waves) {
        return waves.stream().map(wave -> wave(String.valueOf(wave).strip())).collect(Collectors.joining(","));
    }

    /** One wave of the line: its share or query stands first, and its words behind. */
    private static String wave(String text) {
        Matcher query = BY_QUERY.matcher(text);
        if (query.matches()) {
            return (query.group(2) + " " + query.group(1)).strip();
        }
        List<String> words = new ArrayList<>();
        List<String> ends = new ArrayList<>();
        for (String word : text.split("\\s+")) {
            (word.matches(WORD) ? words : ends).add(PERCENT.matcher(word).replaceFirst("$1%"));
        }
        ends.addAll(words);
        return String.join(" ", ends);
    }
}
