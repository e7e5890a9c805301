package dev.drydock.bootstrap.server;

import dev.drydock.domain.rollout.RolloutId;
import java.security.SecureRandom;

/** The draws of a server. */
final class Draws {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 16;
    private static final SecureRandom DICE = new SecureRandom();

    private Draws() {}

    /** The id of a rollout: 82 bits, which nobody draws twice. */
    static RolloutId rolloutId() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(LETTERS.charAt(DICE.nextInt(LETTERS.length())));
        }
        return new RolloutId(id.toString());
    }

    /** The 31 bits that decide the place of a device in every rollout. */
    static int hash() {
        return DICE.nextInt() & Integer.MAX_VALUE;
    }

    static void bytes(byte[] into) {
        DICE.nextBytes(into);
    }
}
