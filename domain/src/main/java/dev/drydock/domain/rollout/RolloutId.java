package dev.drydock.domain.rollout;

import dev.drydock.domain.digest.Sha256;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.spelling.Alphabet;
import java.util.Optional;

/**
 * The id of a rollout: 16 characters of {@code a-z 0-9}, drawn at random. It names the orders of the rollout, so that it is never
 * used again: devices answer an order that they know as carried out.
 */
public record RolloutId(String value) implements Comparable<RolloutId> {
    private static final int LENGTH = 16;
    private static final int MOST_DIGITS = 9;

    /** One order of a rollout. */
    public record Order(RolloutId rollout, int attempt) {}

    /** @throws IllegalArgumentException when the value is not of that form */
    public RolloutId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("a rollout id is 16 characters of a-z 0-9");
        }
    }

    /** The update id of an order, the same for all devices: an order that is sent again is the same order. */
    public UpdateId order(int attempt) {
        return new UpdateId(value + "." + attempt);
    }

    /** The order that an update id names; empty when it is not one of a rollout. */
    public static Optional<Order> orderOf(UpdateId id) {
        int dot = id.value().indexOf('.');
        if (dot != LENGTH) {
            return Optional.empty();
        }
        String rollout = id.value().substring(0, dot);
        String attempt = id.value().substring(dot + 1);
        return isWellFormed(rollout) && isAttempt(attempt)
                ? Optional.of(new Order(new RolloutId(rollout), Integer.parseInt(attempt)))
                : Optional.empty();
    }

    private static boolean isWellFormed(String value) {
        return value.length() == LENGTH && Alphabet.LOWER_CASE_AND_DIGITS.spells(value);
    }

    /** A number from 1 on, without leading zeros. */
    private static boolean isAttempt(String digits) {
        return !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.charAt(0) != '0'
                && Alphabet.DIGITS.spells(digits);
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
