package dev.drydock.files.paths;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Files whose name went to another file, each held by an open handle. A file system frees a file's blocks with its last name or
 * with its last handle, whichever goes later, and takes about as long for that as for forcing a folder: nobody waits for it but who
 * writes the next file, which may need the room. Thread-safe.
 */
public final class NamelessFiles {
    /** Handles that are held while no folder is forced, at most. */
    static final int MOST_HELD = 8;

    private static final ExecutorService FREEING = Executors.newCachedThreadPool(NamelessFiles::daemon);

    private List<Closeable> held = new ArrayList<>();
    private CompletableFuture<Void> freed = CompletableFuture.completedFuture(null);

    /** Keeps the blocks of a file until the files are let go. */
    public synchronized void hold(Closeable handle) {
        held.add(handle);
        if (held.size() >= MOST_HELD) {
            letGo();
        }
    }

    /** Lets the blocks of all files held be freed, by a thread of its own. */
    public synchronized void letGo() {
        if (held.isEmpty()) {
            return;
        }
        List<Closeable> handles = held;
        held = new ArrayList<>();
        freed = freed.thenRunAsync(() -> handles.forEach(NamelessFiles::close), FREEING);
    }

    /** Waits until all that was let go is free. */
    public void settle() {
        CompletableFuture<Void> last;
        synchronized (this) {
            last = freed;
        }
        last.join();
    }

    @SuppressWarnings("EmptyCatch") // the handle was for reading: there is nothing to lose
    private static void close(Closeable handle) {
        try {
            handle.close();
        } catch (IOException e) {
            // the operating system has closed it all the same
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "freeing");
        thread.setDaemon(true);
        return thread;
    }
}
