package dev.drydock.application.fleet.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImageServerTest {
    private final Set<Integer> gone = new HashSet<>();
    private final ImageServer server = new ImageServer(2, news -> gone.contains(news.device()));

    private void begin(long at, int device) {
        server.begin(at, 1_000, new Coming(at, device, device, Coming.News.INSTALLING, 1, 0));
    }

    @Test
    void devices_within_its_bandwidth_are_not_slowed_down() {
        begin(0, 1);
        begin(100, 2);

        assertThat(server.end()).isEqualTo(new Coming(1_000, 1, 1, Coming.News.INSTALLING, 1, 0));
        assertThat(server.end().at()).isEqualTo(1_100);
        assertThat(server.next()).isEqualTo(Long.MAX_VALUE);
        assertThat(server.slowed()).isZero();
    }

    @Test
    void four_devices_share_what_is_enough_for_two() {
        for (int device = 1; device <= 4; device++) {
            begin(0, device);
        }

        assertThat(server.next()).isEqualTo(2_000);
        assertThat(server.end().device()).isEqualTo(1);
        assertThat(server.end().at()).isEqualTo(2_000);
        assertThat(server.slowed()).isEqualTo(2_000);
    }

    /** At half speed for a second, then at full speed for the other half. */
    @Test
    void who_leaves_makes_the_others_faster() {
        for (int device = 1; device <= 4; device++) {
            begin(0, device);
        }
        gone.add(1);
        server.leave(1_000);
        gone.add(3);
        server.leave(1_000);

        assertThat(server.next()).isEqualTo(1_500);
        assertThat(server.end().device()).isEqualTo(2);
        assertThat(server.end().device()).isEqualTo(4);
        assertThat(server.slowed()).isEqualTo(1_000);
    }

    @Test
    void who_comes_later_ends_later() {
        begin(0, 1);
        begin(0, 2);
        begin(500, 3);
        begin(500, 4);

        assertThat(server.end().at()).isEqualTo(1_500);
        assertThat(server.end().at()).isEqualTo(1_500);
        assertThat(server.end().at()).isEqualTo(2_000);
    }
}
