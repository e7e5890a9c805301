package dev.drydock.domain.rollout;

import dev.drydock.domain.digest.Sha256;
import dev.drydock.domain.order.UpdateId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a rollout: 16 characters of {@code a-z 0-9}, drawn at random. It names the orders of the rollout, so that it is never
 * used again: devices answer an order that they know as carried out.
 */
public record RolloutId(String value) implements Comparable<RolloutId> {
    private static final int LENGTH = 16;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]{16}");
    private static final Pattern ORDER = Pattern.compile("([a-z0-9]{16})\\.([1-9][0-9]{0,8})");

    /** One order of a rollout. */
    public record Order(RolloutId rollout, int attempt) {}

    /** @throws IllegalArgumentException when the value is not of that form */
    public RolloutId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a rollout id is 16 characters of a-z 0-9");
        }
    }

    /** The update id of an order, the same for all devices: an order that is sent again is the same order. */
    public UpdateId order(int attempt) {
        return new UpdateId(value + "." + attempt);
    }

    /** The order that an update id names; empty when it is not one of a rollout. */
    public static Optional<Order> orderOf(UpdateId id) {
        Matcher form = ORDER.matcher(id.value());
        return form.matches()
                ? Optional.of(new Order(new RolloutId(form.group(1)), Integer.parseInt(form.group(2))))
                : Optional.empty();
    }

    /** The id of the rollout that rolls this one back: drawn from this id, and as hard to meet by chance. */
    public RolloutId ofWayBack() {
        byte[] digest = Sha256.of(value + " and back");
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            id.append(Character.forDigit((digest[i] & 0xff) % Character.MAX_RADIX, Character.MAX_RADIX));
        }
        return new RolloutId(id.toString());
    }

    @Override
    public int compareTo(RolloutId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
