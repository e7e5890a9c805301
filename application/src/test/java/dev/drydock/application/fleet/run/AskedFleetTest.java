package dev.drydock.application.fleet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.DirectExecutor;
import dev.drydock.application.fleet.feed.MembersUnderWay;
import dev.drydock.application.fleet.feed.ReportFeed;
import dev.drydock.application.fleet.feed.TwinFeed;
import dev.drydock.application.fleet.feed.TwinPace;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.AtRest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A server whose transport tells nothing by itself: it has to ask for twins. */
class AskedFleetTest extends ServedFleet {
    private static final Duration AT_REST = Duration.ofMinutes(1);
    private static final Duration UNDER_WAY = Duration.ofSeconds(15);
    private int mostCloser = 10;

    @Override
    ReportFeed feed() {
        TwinPace pace = new TwinPace() {
            @Override
            public Duration untilAll(int devices, boolean areSomeUnderWay) {
                return areSomeUnderWay ? UNDER_WAY : AT_REST;
            }

            @Override
            public int closer(int wanted) {
                return Math.min(wanted, mostCloser);
            }

            @Override
            public int mostCloser() {
                return 10;
            }
        };
        return new TwinFeed(fleet, deadlines, pace, new MembersUnderWay(ledger), new DirectExecutor(), deadlines::now);
    }

    @Test
    void at_rest_all_twins_are_read_every_minute_and_none_besides() {
        devices(3);
        start();
        deadlines.advance(Duration.ofMinutes(10));

        assertThat(fleet.listings()).isBetween(8, 10);
        assertThat(fleet.reads()).isZero();
    }

    @Test
    void devices_under_way_are_read_every_few_seconds_and_their_success_is_known_soon() {
        devices(5);
        start();
        submit(plan(), "100%");
        deadlines.advance(Duration.ofSeconds(70));

        assertThat(members(Tally.SUCCEEDED)).isEqualTo(5);
        assertThat(fleet.reads()).isBetween(50, 70);
        int reads = fleet.reads();
        deadlines.advance(Duration.ofMinutes(10));
        assertThat(fleet.reads()).isEqualTo(reads);
    }

    @Test
    void more_devices_than_can_be_read_at_a_time_are_read_in_turn() {
        devices(35);
        start();
        submit(plan(), "100%");
        deadlines.advance(Duration.ofSeconds(90));

        assertThat(members(Tally.SUCCEEDED)).isEqualTo(35);
    }

    @Test
    void while_an_order_waits_for_its_device_all_twins_are_read_more_often() {
        devices(2);
        fleet.device("d1").goAway();
        start();
        submit(plan(), "100%");
        deadlines.advance(Duration.ofMinutes(5));
        assertThat(members(Tally.LEFT)).isEqualTo(1);
        int listings = fleet.listings();
        deadlines.advance(Duration.ofMinutes(5));
        assertThat(fleet.listings() - listings).isBetween(15, 20);

        fleet.device("d1").comeBack();
        deadlines.advance(Duration.ofSeconds(90));
        assertThat(members(Tally.SUCCEEDED)).isEqualTo(2);
    }

    @Test
    void a_member_is_read_by_itself_before_it_is_lost_however_much_the_listings_lag() {
        mostCloser = 0;
        devices(20);
        start();
        fleet.lag();
        submit(plan(), "50%,100%");
        deadlines.advance(Duration.ofHours(15));

        assertThat(members(Tally.LOST) + members(Tally.QUIET)).isZero();
        assertThat(rollout().state()).isEqualTo(new AtRest.Completed());
        assertThat(fleet.devices())
                .allSatisfy(device -> assertThat(device.accepted()).containsExactly(ID.order(1)));
    }

    @Test
    void listings_that_lag_hold_nothing_up_while_devices_under_way_are_read() {
        devices(20);
        start();
        fleet.lag();
        submit(plan(), "50%,100%");
        deadlines.advance(Duration.ofMinutes(20));

        assertThat(rollout().state()).isEqualTo(new AtRest.Completed());
        assertThat(fleet.calls()).isEqualTo(20);
    }

    @Test
    void a_hub_that_goes_while_devices_are_under_way_is_missed_at_once_and_nobody_is_lost() {
        devices(4);
        start();
        submit(plan(), "100%");
        deadlines.advance(Duration.ofSeconds(20));
        fleet.isReachable = false;
        deadlines.advance(Duration.ofSeconds(6));
        assertThat(listening).containsExactly(true, false);

        deadlines.advance(Duration.ofHours(6));
        assertThat(members(Tally.TAKEN)).isEqualTo(4);
        fleet.isReachable = true;
        deadlines.advance(Duration.ofMinutes(10));
        assertThat(rollout().state()).isEqualTo(new AtRest.Completed());
        assertThat(listening)
                .startsWith(true, false)
                .endsWith(true)
                .filteredOn(isHeard -> isHeard)
                .hasSize(2);
    }
}
