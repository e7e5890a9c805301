package dev.drydock.domain.wave.share;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Waves by share: how far the rollout has come with each wave, in percent of its members or as a number of them.
 *
 * @param ends the shares at which the waves end, increasing to all members; at most 32
 */
public record WaveShares(List<End> ends) {
    public static final int MOST_WAVES = 32;

    /** All members in one wave. */
    public static final WaveShares ONE_WAVE = new WaveShares(List.of(Share.WHOLE));

    private static final int LONGEST_QUOTE = 32;

    /** The point at which a wave ends. */
    public sealed interface End permits Share, Count {
        /** The members of so many that the rollout has come to. */
        int of(int members);

        /** Whether it lies behind another one, as far as that can be told without the number of members. */
        boolean mayFollow(End before);
    }

    /**
     * A number of a rollout's members, the same however many there are.
     *
     * @param devices 1 to 1,000,000,000
     */
    public record Count(int devices) implements End {
        private static final int MOST = 1_000_000_000;
        private static final Pattern FORM = Pattern.compile("count=(\\d{1,10})");

        /** @throws IllegalArgumentException when the number is out of range */
        public Count {
            if (devices < 1 || devices > MOST) {
                throw new IllegalArgumentException("a wave ends at 1 to " + MOST + " devices, found " + devices);
            }
        }

        /**
         * Reads {@code count=50}; empty when the text has another form.
         *
         * @throws IllegalArgumentException when the number is out of range
         */
        public static Optional<Count> parse(String text) {
            Matcher form = FORM.matcher(text);
            return form.matches()
                    ? Optional.of(new Count((int) Math.min(Long.parseLong(form.group(1)), MOST + 1L)))
                    : Optional.empty();
        }

        @Override
        public int of(int members) {
            return Math.min(devices, members);
        }

        @Override
        public boolean mayFollow(End before) {
            return !(before instanceof Count count) || devices > count.devices;
        }

        /** The number in the form that {@link #parse} reads. */
        @Override
        public String toString() {
            return "count=" + devices;
        }
    }

    /** @throws IllegalArgumentException when the shares do not increase, do not end at 100 % or are too many */
    public WaveShares {
        ends = List.copyOf(ends);
        if (ends.isEmpty() || ends.size() > MOST_WAVES) {
            throw new IllegalArgumentException("a rollout has 1 to " + MOST_WAVES + " waves, found " + ends.size());
        }
        for (int i = 1; i < ends.size(); i++) {
            if (!ends.get(i).mayFollow(ends.get(i - 1))) {
                throw new IllegalArgumentException(
                        "the shares of waves add up, so that each is larger than the one before: found " + ends.get(i)
                                + " behind " + ends.get(i - 1));
            }
        }
        End last = ends.get(ends.size() - 1);
        if (!last.equals(Share.WHOLE)) {
            throw new IllegalArgumentException("the last wave ends at 100%, found " + last);
        }
    }

    /**
     * Reads shares such as {@code 1%,10%,100%}, of which some may be numbers of members, such as {@code count=50}.
     *
     * @throws IllegalArgumentException when the text has another form, or the shares are refused
     */
    public static WaveShares parse(String text) {
        List<End> ends = new ArrayList<>();
        for (String part : text.split(",", MOST_WAVES + 1)) {
            ends.add(end(part.strip()).orElseThrow(() -> malformed(part)));
        }
        return new WaveShares(ends);
    }

    private static Optional<? extends End> end(String part) {
        Optional<Count> count = Count.parse(part);
        return count.isPresent() ? count : Share.parse(part);
    }

    /**
     * The first wave that would end before the one ahead of it in a rollout of so many members, as shares and numbers of members may
     * do together; counted from 1.
     */
    public OptionalInt firstBackwards(int members) {
        for (int i = 1; i < ends.size(); i++) {
            if (ends.get(i).of(members) < ends.get(i - 1).of(members)) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
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
        return ends.stream().map(End::toString).collect(Collectors.joining(","));
    }

    private static IllegalArgumentException malformed(String part) {
        String start = part.substring(0, Math.min(part.length(), LONGEST_QUOTE)).replaceAll("[^ -~]", "?");
        return new IllegalArgumentException("expected shares that add up, such as 1%,10%,100%, found '" + start + "'");
    }
}
