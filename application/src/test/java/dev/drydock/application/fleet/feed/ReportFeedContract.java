package dev.drydock.application.fleet.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.Reports;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.domain.device.DeviceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every feed of reports keeps to, whatever brings them. */
public abstract class ReportFeedContract {
    private static final DeviceId LAMP = new DeviceId("lamp");
    private static final DeviceId BELL = new DeviceId("bell");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<ReportFeed> feeds = new ArrayList<>();

    /** A new feed of the same fleet, which does not listen yet. */
    protected abstract ReportFeed feed();

    /** Lets a device report, once that is as durable as its transport makes it. */
    protected abstract void report(DeviceId device, long sequence);

    /** What was heard, in its order. */
    private static final class Heard implements ReportFeed.Listener {
        private final boolean acknowledges;
        private final List<ReportFeed.Delivery> deliveries = new ArrayList<>();
        private final Map<DeviceId, Optional<LeftOrder>> orders = new HashMap<>();
        private boolean hasCaughtUp;

        Heard(boolean acknowledges) {
            this.acknowledges = acknowledges;
        }

        @Override
        public synchronized void heard(ReportFeed.Delivery delivery) {
            deliveries.add(delivery);
            if (acknowledges) {
                delivery.acknowledge();
            }
        }

        @Override
        public synchronized void desired(DeviceId device, Optional<LeftOrder> order) {
            orders.put(device, order);
        }

        @Override
        public synchronized void caughtUp() {
            hasCaughtUp = true;
        }

        @Override
        public synchronized void interrupted() {
            hasCaughtUp = false;
        }

        synchronized boolean hasCaughtUp() {
            return hasCaughtUp;
        }

        synchronized List<Long> sequences(DeviceId device) {
            return deliveries.stream()
                    .map(ReportFeed.Delivery::report)
                    .filter(report -> report.device().equals(device))
                    .map(report -> report.reported()
                            .orElseThrow()
                            .update()
                            .orElseThrow()
                            .sequence())
                    .toList();
        }

        synchronized List<ReportFeed.Delivery> deliveries() {
            return List.copyOf(deliveries);
        }
    }

    private ReportFeed listening(Heard heard) {
        ReportFeed feed = feed();
        feeds.add(feed);
        feed.listen(heard);
        return feed;
    }

    private static void await(BooleanSupplier fact) {
        Awaitility.await().atMost(PATIENCE).until(fact::getAsBoolean);
    }

    @AfterEach
    void close() {
        feeds.forEach(ReportFeed::close);
    }

    /** A report of a device. */
    protected static Reported reported(long sequence) {
        return Reports.of(null, sequence, "idle");
    }

    @Test
    void what_devices_reported_last_is_heard_before_the_feed_has_caught_up() {
        report(LAMP, 3);
        report(LAMP, 4);
        report(BELL, 1);
        Heard heard = new Heard(true);
        listening(heard);

        await(heard::hasCaughtUp);
        assertThat(heard.sequences(LAMP)).endsWith(4L);
        assertThat(heard.sequences(BELL)).endsWith(1L);
    }

    @Test
    void a_fleet_that_never_reported_is_caught_up_with_as_well() {
        Heard heard = new Heard(true);
        listening(heard);

        await(heard::hasCaughtUp);
        assertThat(heard.deliveries()).isEmpty();
    }

    @Test
    void the_reports_of_a_device_come_in_their_order() {
        Heard heard = new Heard(true);
        listening(heard);
        await(heard::hasCaughtUp);
        for (long sequence = 1; sequence <= 50; sequence++) {
            report(LAMP, sequence);
            report(BELL, 100 + sequence);
        }

        await(() -> heard.sequences(LAMP).contains(50L) && heard.sequences(BELL).contains(150L));
        assertThat(heard.sequences(LAMP)).isSorted();
        assertThat(heard.sequences(BELL)).isSorted();
    }

    @Test
    void a_report_that_was_not_acknowledged_comes_again_to_the_next_feed() {
        Heard before = new Heard(false);
        ReportFeed feed = listening(before);
        await(before::hasCaughtUp);
        report(LAMP, 7);
        await(() -> before.sequences(LAMP).contains(7L));
        feed.close();

        Heard after = new Heard(true);
        listening(after);
        await(() -> after.sequences(LAMP).contains(7L));
    }

    @Test
    void no_more_reports_than_the_window_has_room_for_wait_to_be_acknowledged() {
        Heard heard = new Heard(false);
        ReportFeed feed = listening(heard);
        await(heard::hasCaughtUp);
        int window = feed.window();
        for (long sequence = 1; sequence <= window + 1L; sequence++) {
            report(LAMP, sequence);
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(heard.deliveries()).hasSize(window));
        assertThat(heard.sequences(LAMP)).doesNotContain(window + 1L);

        heard.deliveries().get(0).acknowledge();
        await(() -> heard.sequences(LAMP).contains(window + 1L));
    }

    @Test
    void a_feed_that_was_closed_says_nothing_and_takes_late_acknowledgements() {
        Heard heard = new Heard(false);
        ReportFeed feed = listening(heard);
        await(heard::hasCaughtUp);
        report(LAMP, 1);
        await(() -> heard.sequences(LAMP).contains(1L));
        feed.close();
        feed.close();
        heard.deliveries().get(0).acknowledge();
        heard.deliveries().get(0).acknowledge();

        Heard other = new Heard(true);
        listening(other);
        report(LAMP, 2);
        await(() -> other.sequences(LAMP).contains(2L));
        assertThat(heard.sequences(LAMP)).containsExactly(1L);
    }
}
