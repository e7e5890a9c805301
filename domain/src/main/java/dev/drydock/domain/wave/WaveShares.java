package dev.drydock.domain.wave;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Waves by share: how far the rollout has come, in percent of its members, with each wave.
 *
 * @param ends the shares at which the waves end, increasing to all members; at most 32
 */
public record WaveShares(List<Share> ends) {
    public static final int MOST_WAVES = 32;

    /** All members in one wave. */
    public static final WaveShares ONE_WAVE = new WaveShares(List.of(Share.WHOLE));

    private static final int LONGEST_QUOTE = 32;

    /** @throws IllegalArgumentException when the shares do not increase, do not end at 100 % or are too many */
    public WaveShares {
        ends = List.copyOf(ends);
        if (ends.isEmpty() || ends.size() > MOST_WAVES) {
            throw new IllegalArgumentException("a rollout has 1 to " + MOST_WAVES + " waves, found " + ends.size());
        }
        for (int i = 1; i < ends.size(); i++) {
            if (ends.get(i).compareTo(ends.get(i - 1)) <= 0) {
                throw new IllegalArgumentException(
                        "the shares of waves add up, so that each is larger than the one before: found " + ends.get(i)
                                + " behind " + ends.get(i - 1));
            }
        }
        Share last = ends.get(ends.size() - 1);
        if (!last.equals(Share.WHOLE)) {
            throw new IllegalArgumentException("the last wave ends at 100%, found " + last);
        }
    }

    /**
     * Reads shares such as {@code 1%,10%,100%}.
     *
     * @throws IllegalArgumentException when the text has another form, or the shares are refused
     */
    public static WaveShares parse(String text) {
        List<Share> ends = new ArrayList<>();
        for (String part : text.split(",", MOST_WAVES + 1)) {
            ends.add(Share.parse(part.strip()).orElseThrow(() -> malformed(part)));
        }
        return new WaveShares(ends);
    }

    /**
     * The number of members in each wave. A share is rounded up to whole members, and every wave has at least one: where rounding
     * would leave none for a later wave, an earlier one ends sooner. Fewer members than waves leave the last waves empty.
     *
     * @param members of the rollout, 0 or more
     */
    public List<Integer> sizes(int members) {
        List<Integer> sizes = new ArrayList<>();
        int taken = 0;
        for (int i = 0; i < ends.size(); i++) {
            int soonest = Math.min(members, taken + 1);
            int latest = Math.max(soonest, members - (ends.size() - 1 - i));
            int until = Math.max(soonest, Math.min(latest, ends.get(i).of(members)));
            sizes.add(until - taken);
            taken = until;
        }
        return List.copyOf(sizes);
    }

    /** The members of each wave, in their order: views of the list. */
    public <T> List<List<T>> split(List<T> members) {
        List<List<T>> waves = new ArrayList<>();
        int from = 0;
        for (int size : sizes(members.size())) {
            waves.add(members.subList(from, from + size));
            from += size;
        }
        return List.copyOf(waves);
    }

    /** The shares in the form that {@link #parse} reads. */
    @Override
    public String toString() {
        return ends.stream().map(Share::toString).collect(Collectors.joining(","));
    }

    private static IllegalArgumentException malformed(String part) {
        String start = part.substring(0, Math.min(part.length(), LONGEST_QUOTE)).replaceAll("[^ -~]", "?");
        return new IllegalArgumentException("expected shares that add up, such as 1%,10%,100%, found '" + start + "'");
    }
}
