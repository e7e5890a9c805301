package dev.drydock.files.sweep.life;

import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.sweep.world.Hardware;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The systems that a device can boot, and the boot loader's choice among them: a document that is replaced in one step. */
final class SystemDisk {
    private static final int TRIES = 3;
    private static final String FOLDER = "system";
    private static final String CHOICE = FOLDER + "/choice";
    private static final byte[] DELIVERED = "as delivered".getBytes(StandardCharsets.UTF_8);

    private final CrashingStorage disk;
    private final Hardware hardware;
    private int booted;
    private byte[] running = DELIVERED;

    /**
     * The choice of the copy that boots.
     *
     * @param standard the copy that boots when there is nothing to try
     * @param tried the copy on trial, or the standard one
     * @param tries the number of times that it may still boot
     */
    private record Choice(int standard, int tried, int tries) {
        static Choice of(int standard) {
            return new Choice(standard, standard, 0);
        }

        static Choice read(byte[] bytes) {
            int[] words = Arrays.stream(new String(bytes, StandardCharsets.UTF_8).split(" ", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            return new Choice(words[0], words[1], words[2]);
        }

        byte[] bytes() {
            return (standard + " " + tried + " " + tries).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Opens the disk; copies that are not there yet are those that were delivered. */
    SystemDisk(CrashingStorage disk, Hardware hardware) {
        this.disk = disk;
        this.hardware = hardware;
        if (!disk.contents().containsKey(CHOICE)) {
            disk.put(copy(0), DELIVERED);
            disk.put(copy(1), new byte[0]);
            disk.put(CHOICE, Choice.of(0).bytes());
        }
    }

    /** Boots the copy on trial while it has tries left, and otherwise the standard one. */
    void boot() {
        Choice choice = choice();
        booted = choice.standard();
        if (choice.tries() > 0) {
            try {
                replace(CHOICE, new Choice(choice.standard(), choice.tried(), choice.tries() - 1).bytes());
                booted = choice.tried();
            } catch (IOException notCounted) {
                booted = choice.standard();
            }
        }
        running = installed();
    }

    int booted() {
        return booted;
    }

    /** The content that was booted. */
    byte[] running() {
        return running;
    }

    boolean runsAsDelivered() {
        return Arrays.equals(running, DELIVERED);
    }

    /** The content of the booted copy now, which is another between an installation in its place and the next boot. */
    byte[] installed() {
        return read(copy(booted));
    }

    /** Whether what runs is what boots again, and again. */
    boolean isSettled() {
        return choice().standard() == booted && choice().tries() == 0;
    }

    /** Writes an image over the copy that does not run, and has it tried; or puts it in the place of the only one. */
    void install(byte[] image) throws IOException {
        if (hardware == Hardware.IN_PLACE) {
            replace(copy(booted), image);
            return;
        }
        int other = 1 - booted;
        overwrite(other, image);
        Choice next = hardware == Hardware.COUNTED_COPIES ? new Choice(booted, other, TRIES) : Choice.of(other);
        replace(CHOICE, next.bytes());
    }

    /** Begins to install, and gives up. */
    void installHalf(byte[] image) throws IOException {
        if (hardware != Hardware.IN_PLACE) {
            overwrite(1 - booted, Arrays.copyOf(image, image.length / 2));
        }
    }

    private void overwrite(int number, byte[] image) throws IOException {
        choose(booted);
        disk.write(copy(number), image);
        disk.force(copy(number));
    }

    /** Has a copy boot from now on. */
    void choose(int copy) throws IOException {
        if (!choice().equals(Choice.of(copy))) {
            replace(CHOICE, Choice.of(copy).bytes());
        }
    }

    private Choice choice() {
        return Choice.read(read(CHOICE));
    }

    private void replace(String name, byte[] content) throws IOException {
        disk.write(name + ".next", content);
        disk.force(name + ".next");
        disk.rename(name + ".next", name);
        disk.forceFolder(FOLDER);
    }

    private byte[] read(String name) {
        return disk.contents().get(name).array();
    }

    private static String copy(int number) {
        return FOLDER + "/" + number;
    }

    @Override
    public String toString() {
        return "copy " + booted + " of " + choice();
    }
}
