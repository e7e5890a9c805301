package dev.drydock.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.Reports;
import dev.drydock.application.fakes.TaskQueue;
import dev.drydock.application.service.follow.LatestTwins;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.domain.device.DeviceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** States of a followed device on their way to the mailbox. */
class LatestTwinsTest {
    private final TaskQueue mailbox = new TaskQueue();
    private final List<Long> told = new ArrayList<>();
    private final LatestTwins twins = new LatestTwins(mailbox, twin -> told.add(sequence(twin)));

    @Test
    void states_are_told_in_their_order_and_on_the_mailbox_alone() {
        add(1);
        add(2);
        assertThat(told).isEmpty();

        mailbox.runAll();
        add(3);
        mailbox.runAll();

        assertThat(told).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_mailbox_that_does_not_keep_up_holds_a_bounded_number_and_the_newest_of_them() {
        for (int i = 1; i <= 5000; i++) {
            add(i);
        }
        assertThat(mailbox.size()).isEqualTo(1);

        mailbox.runAll();

        assertThat(told).hasSize(100).startsWith(4901L).endsWith(5000L);
    }

    private void add(long sequence) {
        twins.add(new DeviceTwin(
                new DeviceId("d1"),
                Presence.CONNECTED,
                Optional.of(Reports.of("u1", sequence, "downloading")),
                Optional.empty()));
    }

    private static long sequence(DeviceTwin twin) {
        return twin.reported().orElseThrow().update().orElseThrow().sequence();
    }
}
