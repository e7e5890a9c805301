package dev.drydock.application.fleet.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private final Random dice = new Random(1);
    private long number;

    /** Whatever is added while others are taken, the order is that of one queue. */
    @Test
    void news_comes_in_the_order_of_its_time() {
        Agenda agenda = new Agenda();
        PriorityQueue<Coming> queue = new PriorityQueue<>();
        List<Coming> taken = new ArrayList<>();
        List<Coming> expected = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 20_000; i++) {
            if (dice.nextInt(3) > 0 || queue.isEmpty()) {
                Coming news = newsAt(now + dice.nextInt(dice.nextInt(10) == 0 ? 100_000 : 300));
                agenda.add(news);
                queue.add(news);
            } else {
                assertThat(agenda.peek()).isEqualTo(queue.peek());
                taken.add(agenda.poll());
                expected.add(queue.poll());
                now = expected.get(expected.size() - 1).at();
            }
        }
        while (!agenda.isEmpty()) {
            taken.add(agenda.poll());
            expected.add(queue.poll());
        }
        assertThat(taken).isEqualTo(expected);
        assertThat(queue).isEmpty();
    }

    /** Any that there may be: none loses a bit while it waits. */
    private Coming newsAt(long time) {
        Coming.News[] kinds = Coming.News.values();
        return new Coming(
                time, number++, dice.nextInt(), kinds[dice.nextInt(kinds.length)], dice.nextInt(), dice.nextInt());
    }
}
