package dev.drydock.protocol.spec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One wave of a line of waves: {@code 10% soak=1h then=ask}, or {@code where tag.ring = canary soak=1h}.
 *
 * @param devices the share at which it ends, or the query that takes its devices
 * @param rest the words behind
 */
public record WaveWords(String devices, boolean isQuery, List<String> rest) {
    /** The word ahead of a query. */
    static final String WHERE = "where";

    private static final Pattern BEGINS_WITH_QUERY = Pattern.compile("\\s*+" + WHERE + "\\s");
    private static final Pattern BEHIND_QUERY = Pattern.compile("(?:soak|then)=[^\"()]*");

    public WaveWords {
        rest = List.copyOf(rest);
    }

    /**
     * Cuts a line into its waves, at commas that are no part of a query's list or quotes.
     *
     * @param most waves; the last one of so many has all that is left
     */
    public static List<WaveWords> cut(String line, int most) {
        List<WaveWords> waves = new ArrayList<>();
        for (int from = 0; from <= line.length(); ) {
            boolean isQuery =
                    BEGINS_WITH_QUERY.matcher(line).region(from, line.length()).lookingAt();
            int comma = isQuery ? commaBehindQuery(line, from) : line.indexOf(',', from);
            int to = comma < 0 || waves.size() == most - 1 ? line.length() : comma;
            String wave = line.substring(from, to).strip();
            waves.add(isQuery ? byQuery(wave) : byShare(wave));
            from = to + 1;
        }
        return waves;
    }

    private static int commaBehindQuery(String line, int from) {
        int depth = 0;
        boolean isQuoted = false;
        boolean isEscaped = false;
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (isQuoted) {
                isQuoted = isEscaped || c != '"';
                isEscaped = !isEscaped && c == '\\';
            } else if (c == ',' && depth == 0) {
                return i;
            } else {
                isQuoted = c == '"';
                depth = Math.max(0, depth + (c == '(' ? 1 : 0) - (c == ')' ? 1 : 0));
            }
        }
        return -1;
    }

    private static WaveWords byShare(String wave) {
        List<String> words = List.of(wave.split("\\s+"));
        return new WaveWords(words.get(0), false, words.subList(1, words.size()));
    }

    /** The words behind a query are no part of any, so that they need no sign ahead of them. */
    private static WaveWords byQuery(String wave) {
        Deque<String> rest = new ArrayDeque<>();
        String query = wave;
        while (true) {
            int start = query.length();
            while (start > 0 && !Character.isWhitespace(query.charAt(start - 1))) {
                start--;
            }
            String last = query.substring(start);
            if (!BEHIND_QUERY.matcher(last).matches()) {
                return new WaveWords(query.substring(WHERE.length()).strip(), true, List.copyOf(rest));
            }
            rest.addFirst(last);
            query = query.substring(0, start).strip();
        }
    }
}
