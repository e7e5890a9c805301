package dev.drydock.testkit.mqtt;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Packets made wrong, as dice have it: bits, lengths, types and ends. */
public final class Mutations {
    private final RandomGenerator dice;

    public Mutations(RandomGenerator dice) {
        this.dice = dice;
    }

    /** The bytes of a packet with one to three faults; mostly its remaining length fits what follows. */
    public byte[] of(Packet packet) {
        Packet mutant = packet;
        int faults = 1 + dice.nextInt(3);
        for (int i = 0; i < faults; i++) {
            mutant = mutate(mutant);
        }
        byte[] bytes = mutant.bytes();
        return switch (dice.nextInt(12)) {
            case 0 -> Arrays.copyOf(bytes, dice.nextInt(bytes.length + 1));
            case 1 -> withLength(mutant, dice.nextInt(1 << 28));
            case 2 -> withLength(mutant, dice.nextInt(200));
            default -> bytes;
        };
    }

    /** Bytes that never were a packet. */
    public byte[] garbage() {
        byte[] bytes = new byte[1 + dice.nextInt(300)];
        dice.nextBytes(bytes);
        return bytes;
    }

    /** Whether the bytes end where a packet ends, or hold a length that is none: a reader need not wait for more. */
    public static boolean endsWhole(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            int length = 0;
            int shift = 0;
            int octet = 0x80;
            for (at++; octet >= 0x80; at++) {
                if (shift > 21) {
                    return true;
                }
                if (at >= bytes.length) {
                    return false;
                }
                octet = bytes[at] & 0xFF;
                length |= (octet & 0x7F) << shift;
                shift += 7;
            }
            if (length > bytes.length - at) {
                return false;
            }
            at += length;
        }
        return true;
    }

    private Packet mutate(Packet packet) {
        byte[] body = packet.body().clone();
        switch (dice.nextInt(8)) {
            case 0 -> {
                return new Packet(dice.nextInt(16), dice.nextInt(16), body);
            }
            case 1 -> {
                return new Packet(packet.type(), dice.nextInt(16), body);
            }
            case 2 -> {
                return new Packet(packet.type(), packet.flags(), Arrays.copyOf(body, dice.nextInt(body.length + 1)));
            }
            case 3 -> {
                return new Packet(packet.type(), packet.flags(), inserted(body));
            }
            case 4 -> putTwo(body, 0x8000 + dice.nextInt(0x8000));
            case 5 -> putTwo(body, dice.nextInt(0x10000));
            case 6 -> putOne(body, new int[] {0, 0x7F, 0x80, 0xFF}[dice.nextInt(4)]);
            default -> flip(body);
        }
        return new Packet(packet.type(), packet.flags(), body);
    }

    private byte[] inserted(byte[] body) {
        byte[] extra = new byte[dice.nextInt(100) == 0 ? 70_000 : 1 + dice.nextInt(20)];
        dice.nextBytes(extra);
        int at = dice.nextInt(body.length + 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(body, 0, at);
        out.writeBytes(extra);
        out.write(body, at, body.length - at);
        return out.toByteArray();
    }

    private void putTwo(byte[] body, int value) {
        if (body.length >= 2) {
            int at = dice.nextInt(body.length - 1);
            body[at] = (byte) (value >> 8);
            body[at + 1] = (byte) value;
        }
    }

    private void putOne(byte[] body, int value) {
        if (body.length > 0) {
            body[dice.nextInt(body.length)] = (byte) value;
        }
    }

    private void flip(byte[] body) {
        for (int i = 1 + dice.nextInt(8); i > 0 && body.length > 0; i--) {
            body[dice.nextInt(body.length)] ^= (byte) (1 << dice.nextInt(8));
        }
    }

    private static byte[] withLength(Packet packet, int length) {
        return new PacketWriter()
                .one(packet.type() << 4 | packet.flags())
                .raw(PacketWriter.variable(length))
                .raw(packet.body())
                .bytes();
    }
}
