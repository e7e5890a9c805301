package dev.drydock.files.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NamelessFilesTest {
    private final NamelessFiles files = new NamelessFiles();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void who_lets_files_go_does_not_wait_for_their_blocks_and_who_settles_does() throws Exception {
        files.hold(slowly());
        files.letGo();
        CompletableFuture<Void> settled = CompletableFuture.runAsync(files::settle);
        assertThat(closed).hasValue(0);
        assertThat(settled).isNotDone();

        slow.countDown();
        settled.join();

        assertThat(closed).hasValue(1);
    }

    @Test
    void a_file_is_held_until_it_is_let_go() {
        files.hold(closed::incrementAndGet);
        files.settle();
        assertThat(closed).hasValue(0);

        files.letGo();
        files.settle();

        assertThat(closed).hasValue(1);
    }

    @Test
    void files_that_nobody_lets_go_do_not_use_up_the_handles_of_the_process() {
        int many = 100 * NamelessFiles.MOST_HELD;
        for (int i = 0; i < many; i++) {
            files.hold(closed::incrementAndGet);
        }

        await().untilAsserted(() -> assertThat(closed).hasValueGreaterThan(many - NamelessFiles.MOST_HELD));
    }

    @Test
    void a_handle_that_cannot_be_closed_holds_nothing_up() {
        files.hold(() -> {
            throw new IOException("not now");
        });
        files.hold(closed::incrementAndGet);
        files.letGo();
        files.settle();

        assertThat(closed).hasValue(1);
    }

    private Closeable slowly() {
        return () -> {
            try {
                slow.await();
                closed.incrementAndGet();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        };
    }
}
