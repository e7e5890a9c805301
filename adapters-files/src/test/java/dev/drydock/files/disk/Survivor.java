package dev.drydock.files.disk;

import dev.drydock.files.disk.CrashingFile.Content;

/**
 * What a power cut leaves of a disk.
 *
 * @param names how many of the changes of names that were not forced it had made, the earliest first
 * @param images what becomes of images, as far as they were not forced
 * @param documents what becomes of all other files, as far as they were not forced
 */
public record Survivor(int names, Content images, Content documents) {
    public static Survivor of(int names, Content everything) {
        return new Survivor(names, everything, everything);
    }

    @Override
    public String toString() {
        return names + " names kept, images " + images + ", documents " + documents;
    }
}
