package dev.drydock.application.fleet.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.FakeDevices;
import dev.drydock.application.fakes.ManualDeadlines;
import dev.drydock.application.fakes.Reports;
import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.domain.device.DeviceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwinFeedTest {
    private static final DeviceId LAMP = new DeviceId("lamp");
    private static final Duration PERIOD = Duration.ofMinutes(10);
    /** With the jitter of the clock of tests. */
    private static final Duration NEXT = PERIOD.plus(PERIOD.dividedBy(4));

    private final ManualDeadlines deadlines = new ManualDeadlines();
    private final FakeDevices twins = new FakeDevices();
    private final Script live = new Script();
    private final TwinFeed feed = new TwinFeed(live, twins, deadlines, PERIOD, deadlines::now);
    private final List<String> said = new ArrayList<>();
    private final List<ReportFeed.Delivery> deliveries = new ArrayList<>();
    private boolean acknowledges = true;

    /** Live reports as a test plays them. */
    private static final class Script implements LiveReports {
        private Optional<Listener> listener = Optional.empty();

        @Override
        public void listen(Listener taker) {
            listener = Optional.of(taker);
        }

        Listener listener() {
            return listener.orElseThrow();
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        twins.put(twin(Presence.CONNECTED, 3, Optional.empty()));
        feed.listen(new ReportFeed.Listener() {
            @Override
            public void heard(ReportFeed.Delivery delivery) {
                HeardReport report = delivery.report();
                said.add(report.reported().map(told -> "report").orElse("presence") + " " + report.presence()
                        + (report.isReconciled() ? " read" : ""));
                deliveries.add(delivery);
                if (acknowledges) {
                    delivery.acknowledge();
                }
            }

            @Override
            public void desired(DeviceId device, Optional<LeftOrder> order) {
                said.add(order.isPresent() ? "an order" : "no order");
            }

            @Override
            public void caughtUp() {
                said.add("caught up");
            }

            @Override
            public void interrupted() {
                said.add("interrupted");
            }
        });
    }

    private static DeviceTwin twin(Presence presence, long sequence, Optional<LeftOrder> order) {
        return new DeviceTwin(LAMP, presence, Optional.of(Reports.of(null, sequence, "idle")), order);
    }

    private void assertSaid(String... words) {
        assertThat(said).containsExactly(words);
        said.clear();
    }

    @Test
    void nothing_is_read_before_live_reports_are_heard() {
        assertSaid();
        live.listener().connected();
        assertSaid("no order", "report CONNECTED read", "caught up");
    }

    @Test
    void the_twins_are_read_again_now_and_then() {
        live.listener().connected();
        said.clear();
        deadlines.advance(NEXT.minusMillis(1));
        assertSaid();
        deadlines.advance(Duration.ofMillis(1));
        assertSaid("no order", "report CONNECTED read", "caught up");
    }

    @Test
    void after_an_interruption_everything_is_read_anew() {
        live.listener().connected();
        said.clear();
        live.listener().disconnected();
        deadlines.advance(NEXT.multipliedBy(3));
        assertSaid("interrupted");
        live.listener().connected();
        assertSaid("no order", "report CONNECTED read", "caught up");
    }

    @Test
    void twins_that_cannot_be_read_are_an_interruption_and_are_asked_for_again_soon() {
        twins.unreachable("away");
        live.listener().connected();
        assertSaid("interrupted");
        twins.reachable();
        deadlines.advance(TwinFeed.AGAIN.multipliedBy(2));
        assertSaid("no order", "report CONNECTED read", "caught up");
    }

    @Test
    void what_is_heard_goes_before_what_is_read() {
        acknowledges = false;
        live.listener().connected();
        for (int i = 1; i < TwinFeed.WINDOW; i++) {
            live.listener().heard(HeardReport.of(LAMP, Reports.of(null, 3 + i, "idle"), deadlines.now()), () -> {});
        }
        said.clear();
        deadlines.advance(NEXT);
        assertSaid("no order");
        live.listener().heard(HeardReport.of(LAMP, Presence.AWAY, deadlines.now()), () -> {});
        assertSaid();
        deliveries.get(0).acknowledge();
        assertSaid("presence AWAY");
        deliveries.get(1).acknowledge();
        assertSaid("report CONNECTED read", "caught up");
    }

    @Test
    void a_report_is_acknowledged_to_the_transport_when_the_taker_says_so_and_once() {
        acknowledges = false;
        live.listener().connected();
        List<String> acknowledged = new ArrayList<>();
        live.listener().heard(HeardReport.of(LAMP, Presence.AWAY, deadlines.now()), () -> acknowledged.add("it"));
        assertThat(acknowledged).isEmpty();
        ReportFeed.Delivery last = deliveries.get(deliveries.size() - 1);
        last.acknowledge();
        last.acknowledge();
        assertThat(acknowledged).containsExactly("it");
    }

    @Test
    void a_feed_that_was_closed_says_nothing() {
        live.listener().connected();
        feed.close();
        said.clear();
        live.listener().heard(HeardReport.of(LAMP, Presence.AWAY, deadlines.now()), () -> {});
        live.listener().desired(LAMP, Optional.empty());
        live.listener().disconnected();
        deadlines.advance(NEXT.multipliedBy(2));
        assertSaid();
    }
}
