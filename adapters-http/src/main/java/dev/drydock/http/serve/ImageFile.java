package dev.drydock.http.serve;

import dev.drydock.http.EntityTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * The state of an image file. Its tag consists of its size, the time of its last change in nanoseconds and its file key (device and
 * inode), so that a replaced file has another one. The tag is strong unless a served file is written twice within one tick of the
 * file system's clock; publish images by renaming.
 */
record ImageFile(Path path, long size, EntityTag tag) {
    static ImageFile read(Path path) throws IOException {
        BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
        long changed = found.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        Object key = found.fileKey();
        String tag = Long.toHexString(found.size()) + "-" + Long.toHexString(changed) + "-"
                + Integer.toHexString(key == null ? 0 : key.toString().hashCode());
        return new ImageFile(path, found.size(), new EntityTag('"' + tag + '"'));
    }
}
