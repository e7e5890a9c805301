package dev.drydock.files.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file of the real disk that is open to be written at its end. */
record OpenedFile(FileChannel channel, Forcing forcing) implements Storage.GrowingFile {
    /** The call that forces an open file or folder to the disk. */
    @FunctionalInterface
    interface Forcing {
        Forcing STRICT = (channel, folder) -> channel.force(true);

        void force(FileChannel channel, boolean folder) throws IOException;

        /** The same, content with a file system that cannot. */
        default Forcing wherePossible() {
            return (channel, folder) -> {
                try {
                    force(channel, folder);
                } catch (IOException e) {
                    if (!DiskTrouble.isUnsupported(e)) {
                        throw e;
                    }
                }
            };
        }
    }

    @Override
    public long length() throws IOException {
        return channel.size();
    }

    @Override
    public int append(ByteBuffer bytes) throws IOException {
        return channel.write(bytes, channel.size());
    }

    @Override
    public void clear() throws IOException {
        channel.truncate(0);
    }

    @Override
    public void force() throws IOException {
        forcing.force(channel, false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
