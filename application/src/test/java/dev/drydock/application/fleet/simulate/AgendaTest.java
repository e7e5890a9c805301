package dev.drydock.application.fleet.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgendaTest {
    /** Whatever is added while others are taken, the order is that of one queue. */
    @Test
    void things_come_in_the_order_of_their_time() {
        Random dice = new Random(1);
        Agenda<Long> agenda = new Agenda<Long>(Long::longValue, Long::compare);
        PriorityQueue<Long> queue = new PriorityQueue<>();
        List<Long> taken = new ArrayList<>();
        List<Long> expected = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 20_000; i++) {
            if (dice.nextInt(3) > 0 || queue.isEmpty()) {
                long thing = now + dice.nextInt(dice.nextInt(10) == 0 ? 100_000 : 300);
                agenda.add(thing);
                queue.add(thing);
            } else {
                assertThat(agenda.peek()).isEqualTo(queue.peek());
                taken.add(agenda.poll());
                expected.add(queue.poll());
                now = expected.get(expected.size() - 1);
            }
        }
        while (!agenda.isEmpty()) {
            taken.add(agenda.poll());
            expected.add(queue.poll());
        }
        assertThat(taken).isEqualTo(expected);
        assertThat(queue).isEmpty();
    }
}
