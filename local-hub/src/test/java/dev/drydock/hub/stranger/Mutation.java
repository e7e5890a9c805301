package dev.drydock.hub.stranger;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bytes of a good client, spoilt as a seed has it. */
final class Mutation {
    private static final int MOST_CHANGES = 6;
    private static final int LONGEST_NOISE = 64;
    /** Bytes at which parsers go wrong: the ends of ranges, and the longest length of MQTT. */
    private static final int[] EDGES = {0x00, 0x01, 0x7F, 0x80, 0xFF, '%', '"', '{', '\r', '\n'};

    private final Random dice;

    Mutation(Random dice) {
        this.dice = dice;
    }

    /** Joins the pieces of a conversation, of which some are left out, doubled, swapped or changed. */
    byte[] of(List<byte[]> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int spoilt = dice.nextInt(pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            byte[] piece = pieces.get(i);
            if (i != spoilt && dice.nextInt(8) > 0) {
                all.writeBytes(piece);
                continue;
            }
            switch (dice.nextInt(9)) {
                case 0 -> {}
                case 1 -> {
                    all.writeBytes(piece);
                    all.writeBytes(piece);
                }
                case 2 -> all.writeBytes(Arrays.copyOf(piece, dice.nextInt(piece.length + 1)));
                case 3 -> all.writeBytes(pieces.get(dice.nextInt(pieces.size())));
                case 4 -> all.writeBytes(withNoise(piece));
                case 5 -> all.writeBytes(withOtherStart(piece));
                default -> all.writeBytes(changed(piece));
            }
        }
        return all.toByteArray();
    }

    private byte[] changed(byte[] piece) {
        byte[] changed = piece.clone();
        for (int i = dice.nextInt(MOST_CHANGES); i >= 0 && changed.length > 0; i--) {
            int at = dice.nextBoolean() ? dice.nextInt(changed.length) : dice.nextInt(Math.min(changed.length, 16));
            changed[at] = (byte) (dice.nextBoolean() ? EDGES[dice.nextInt(EDGES.length)] : dice.nextInt(256));
        }
        return changed;
    }

    /** The first bytes tell what a packet, a frame or a request is, and how long. */
    private byte[] withOtherStart(byte[] piece) {
        byte[] changed = piece.clone();
        for (int i = 0; i < Math.min(changed.length, 1 + dice.nextInt(5)); i++) {
            changed[i] = (byte) dice.nextInt(256);
        }
        return changed;
    }

    private byte[] withNoise(byte[] piece) {
        byte[] noise = new byte[dice.nextInt(LONGEST_NOISE)];
        dice.nextBytes(noise);
        int at = dice.nextInt(piece.length + 1);
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(piece, 0, at);
        changed.writeBytes(noise);
        changed.write(piece, at, piece.length - at);
        return changed.toByteArray();
    }
}
