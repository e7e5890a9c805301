package dev.drydock.application.fleet.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DueQueueTest {
    private record Due(long time, int row) {}

    @Test
    void rows_come_by_time_and_then_by_row_whatever_is_added_between() {
        Random dice = new Random(3);
        DueQueue queue = new DueQueue();
        PriorityQueue<Due> expected =
                new PriorityQueue<>(Comparator.comparingLong(Due::time).thenComparingInt(Due::row));
        for (int i = 0; i < 20_000; i++) {
            if (dice.nextInt(5) > 1 || expected.isEmpty()) {
                Due due = new Due(dice.nextInt(50), dice.nextInt(1000));
                queue.add(due.time(), due.row());
                expected.add(due);
            } else {
                assertThat(new Due(queue.firstTime(), queue.firstRow())).isEqualTo(expected.remove());
                queue.removeFirst();
            }
        }
        while (!expected.isEmpty()) {
            assertThat(new Due(queue.firstTime(), queue.firstRow())).isEqualTo(expected.remove());
            queue.removeFirst();
        }
        assertThat(queue.isEmpty()).isTrue();
    }
}
