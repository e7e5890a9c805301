package dev.drydock.rest.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.rest.bench.Answered;
import dev.drydock.rest.bench.Caller;
import dev.drydock.rest.bench.RestBench;
import dev.drydock.rest.desk.Backup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of the database, which are given out and kept nowhere. */
class BackupsTest {
    private static final String BACKUP = "/api/v1/backup";

    @TempDir
    Path folder;

    private Path copy;
    private RestBench bench;
    private Caller anna;

    @BeforeEach
    void start() {
        copy = folder.resolve("copy");
        bench = RestBench.withDevices(folder, 0);
        bench.backup = this::make;
        anna = bench.caller("anna");
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private Backup make() {
        try {
            return new Backup.Made(Files.writeString(copy, "the database ".repeat(100_000)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_copy_is_given_out_whole_and_then_taken_away() {
        for (int time = 0; time < 2; time++) {
            Answered given = anna.post(BACKUP);

            assertThat(given.status()).isEqualTo(200);
            assertThat(given.body()).isEqualTo("the database ".repeat(100_000));
            assertThat(given.header("Content-Length")).hasValue("1300000");
            Awaitility.await().until(() -> !Files.exists(copy));
        }
    }

    @Test
    void nobody_without_a_token_has_a_copy_made() {
        assertThat(bench.stranger().post(BACKUP).problem()).isEqualTo("401 no-token");
        assertThat(copy).doesNotExist();
    }

    @Test
    void a_second_one_is_refused_while_the_first_is_made() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        bench.backup = () -> {
            asked.countDown();
            await(refused);
            return make();
        };
        CompletableFuture<Answered> first = CompletableFuture.supplyAsync(() -> anna.post(BACKUP));
        await(asked);

        assertThat(anna.post(BACKUP).problem()).isEqualTo("409 backup-under-way");
        refused.countDown();
        assertThat(first.join().status()).isEqualTo(200);
        Awaitility.await().until(() -> anna.post(BACKUP).status() == 200);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_cannot_be_copied_here_is_told_with_what_to_do() {
        bench.backup = () -> new Backup.Elsewhere("use pg_dump");
        assertThat(anna.post(BACKUP).problem()).isEqualTo("422 backup-elsewhere");
        assertThat(anna.post(BACKUP).detail()).isEqualTo("use pg_dump");

        bench.backup = () -> new Backup.Failed("the disk is full; make room");
        assertThat(anna.post(BACKUP).problem()).isEqualTo("507 storage-failed");
        assertThat(anna.post(BACKUP).detail()).isEqualTo("the disk is full; make room");
    }

    @Test
    void a_key_for_doing_it_once_is_refused() {
        assertThat(anna.with("Idempotency-Key", "key").post(BACKUP).problem()).isEqualTo("400 malformed");
        assertThat(copy).doesNotExist();
    }
}
