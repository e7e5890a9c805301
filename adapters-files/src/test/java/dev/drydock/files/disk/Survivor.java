package dev.drydock.files.disk;

import dev.drydock.files.disk.CrashingFile.Content;

/**
 * The remains of a disk after a power cut.
 *
 * @param names the number of changes of names that were not forced and that it had made, the earliest first
 * @param images the fate of images, as far as they were not forced
 * @param documents the fate of all other files, as far as they were not forced
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
