package dev.drydock.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.time.Deadlines;
import dev.drydock.bootstrap.server.IdleMemory.Readings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdleMemoryTest {
    private static final long LIVE = 20_000_000;
    private static final long BUSY = Duration.ofSeconds(2).toNanos();
    private static final long QUIET = Duration.ofMillis(900).toNanos();

    private Optional<Runnable> next = Optional.empty();
    private long cpu = 5_000_000_000L;
    private long used = LIVE;
    private int collections;
    private final IdleMemory memory = new IdleMemory(new OneDeadline(), new Readings(() -> cpu, () -> used, () -> {
        collections++;
        used = LIVE;
    }));

    @BeforeEach
    void start() {
        memory.start();
        leave(IdleMemory.WORTH);
        pass(QUIET);
        assertThat(collections).as("what the start has left").isOne();
    }

    private void leave(long bytes) {
        used += bytes;
    }

    private void pass(long cpuNanos) {
        cpu += cpuNanos;
        Optional<Runnable> due = next;
        next = Optional.empty();
        due.ifPresent(Runnable::run);
    }

    @Test
    void what_a_burst_of_work_leaves_is_given_back_once_it_is_over() {
        leave(500_000_000);
        pass(BUSY);
        pass(BUSY);
        assertThat(collections).isOne();

        pass(QUIET);

        assertThat(collections).isEqualTo(2);
        assertThat(used).isEqualTo(LIVE);
    }

    @Test
    void nothing_is_done_for_little() {
        leave(IdleMemory.WORTH - 1);
        pass(QUIET);
        assertThat(collections).isOne();

        leave(1);
        pass(QUIET);
        assertThat(collections).isEqualTo(2);
    }

    @Test
    void nothing_is_done_twice_where_all_of_it_is_needed() {
        pass(QUIET);
        pass(QUIET);

        assertThat(collections).isOne();
    }

    @Test
    void nothing_is_looked_at_after_the_end() {
        memory.close();
        leave(500_000_000);
        pass(QUIET);

        assertThat(collections).isOne();
        assertThat(next).isEmpty();
    }

    @Test
    void this_process_can_be_read() {
        Readings readings = Readings.ofThisProcess();

        assertThat(readings.cpuNanos().getAsLong()).isPositive();
        assertThat(readings.used().getAsLong()).isPositive();
    }

    /** Time that passes when the test says so. */
    private final class OneDeadline implements Deadlines {
        @Override
        public Pending after(Duration time, Runnable action) {
            assertThat(time).isEqualTo(IdleMemory.LOOK);
            next = Optional.of(action);
            return () -> next = Optional.empty();
        }

        @Override
        public Pending afterWithJitter(Duration base, Runnable action) {
            return after(base, action);
        }
    }
}
