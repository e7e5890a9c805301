package dev.drydock.application.fleet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.ledger.MemberEntry;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.AtRest;
import dev.drydock.domain.rollout.PauseReason;
import dev.drydock.domain.rollout.Running;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunRolloutsTest extends ServedFleet {
    @Test
    void a_good_image_reaches_every_device_wave_by_wave_with_one_order_each() {
        devices(100);
        start();
        submit(plan(), "10%,100%");
        deadlines.advance(Duration.ofSeconds(30));
        assertThat(members(Tally.TAKEN)).isEqualTo(10);

        deadlines.advance(Duration.ofHours(1));
        assertThat(rollout().state()).isEqualTo(new AtRest.Completed());
        assertThat(fleet.devices())
                .allSatisfy(device -> assertThat(device.accepted()).containsExactly(ID.order(1)));
        assertThat(fleet.calls()).isEqualTo(100);
    }

    @Test
    void a_bad_image_is_stopped_by_the_gate() {
        devices(100);
        fleet.devices().forEach(device -> device.outcome = "rolledBack");
        start();
        submit(plan(), "10%,100%");
        deadlines.advance(Duration.ofHours(1));

        assertThat(rollout().state().pausedBy()).hasValue(PauseReason.GATE);
        assertThat(members(Tally.HELD)).isEqualTo(90);
    }

    @Test
    void no_order_goes_out_and_no_time_passes_while_the_fleet_is_not_heard() {
        devices(3);
        start();
        fleet.device("d0").outcome = "downloading";
        submit(plan(), "count=1,100%");
        deadlines.advance(MOMENT);
        fleet.interrupt();
        int calls = fleet.calls();
        deadlines.advance(Duration.ofHours(12));
        assertThat(fleet.calls()).isEqualTo(calls);
        assertThat(members(Tally.LOST) + members(Tally.QUIET)).isZero();

        fleet.goOn();
        deadlines.advance(Duration.ofMinutes(30));
        assertThat(listening).containsExactly(true, false, true);
        assertThat(rollout().state()).isInstanceOfAny(Running.class, AtRest.Completed.class);
        assertThat(fleet.calls()).isGreaterThanOrEqualTo(calls);
    }

    @Test
    void the_next_server_goes_on_where_one_was_killed_and_no_device_takes_an_order_twice() {
        devices(40);
        start();
        submit(plan(), "10%,50%,100%");
        for (int kill = 0; kill < 20; kill++) {
            deadlines.advance(Duration.ofSeconds(47));
            server.close();
            List<PretendedDevice> working = fleet.devices();
            server = server();
            server.start();
            assertThat(working).hasSize(40);
        }
        deadlines.advance(Duration.ofHours(2));
        assertThat(rollout().state()).isEqualTo(new AtRest.Completed());
        assertThat(fleet.devices())
                .allSatisfy(device -> assertThat(device.accepted()).containsExactly(ID.order(1)));
    }

    @Test
    void devices_that_go_on_for_an_hour_without_a_server_are_counted_and_none_becomes_quiet_or_lost() {
        devices(40);
        start();
        fleet.device("d0").outcome = "installing";
        submit(plan(), "100%");
        deadlines.advance(MOMENT);
        assertThat(members(Tally.TAKEN)).isEqualTo(40);
        server.close();
        long stopped = server.serverTime();
        deadlines.advance(Duration.ofHours(1));
        server = server();
        assertThat(server.serverTime()).as("the clock of time-outs").isLessThanOrEqualTo(stopped);
        server.start();
        deadlines.advance(MOMENT);

        assertThat(members(Tally.SUCCEEDED)).isEqualTo(39);
        assertThat(members(Tally.TAKEN)).as("the one that still installs").isEqualTo(1);
        assertThat(members(Tally.QUIET) + members(Tally.LOST)).isZero();
        assertThat(fleet.devices())
                .allSatisfy(device -> assertThat(device.accepted()).containsExactly(ID.order(1)));
    }

    @Test
    void a_wall_clock_that_is_set_moves_no_time_out_and_is_told_of() {
        devices(3);
        fleet.device("d0").outcome = "downloading";
        start();
        submit(plan(), "100%");
        deadlines.advance(MOMENT);
        for (Duration by : List.of(Duration.ofHours(-1), Duration.ofDays(365))) {
            wallAhead = wallAhead.plus(by);
            deadlines.advance(MOMENT);
        }
        assertThat(members(Tally.TAKEN)).isEqualTo(3);
        deadlines.advance(Duration.ofHours(2));

        assertThat(jumps).containsExactly(Duration.ofHours(-1), Duration.ofDays(365));
        assertThat(members(Tally.SUCCEEDED)).isEqualTo(2);
        assertThat(members(Tally.TAKEN)).isEqualTo(1);
        assertThat(rollout().state()).isInstanceOf(Running.class);
    }

    @Test
    void a_transport_that_is_away_keeps_orders_for_later() {
        devices(50);
        start();
        fleet.isReachable = false;
        submit(plan(), "100%");
        deadlines.advance(Duration.ofMinutes(20));
        assertThat(fleet.calls()).isZero();
        assertThat(members(Tally.FAILED) + members(Tally.LEFT)).isZero();

        fleet.isReachable = true;
        deadlines.advance(Duration.ofHours(1));
        assertThat(rollout().state()).isEqualTo(new AtRest.Completed());
        assertThat(fleet.devices())
                .allSatisfy(device -> assertThat(device.accepted()).containsExactly(ID.order(1)));
    }

    @Test
    void a_quiet_device_is_asked_for_its_report_before_it_counts_as_lost() {
        devices(1);
        start();
        submit(plan(), "100%");
        deadlines.advance(MOMENT);
        MemberEntry taken = ledger.read(view -> view.members(ID, Set.of(new DeviceId("d0"))))
                .get(new DeviceId("d0"));
        assertThat(taken.member().state().tally()).isEqualTo(Tally.TAKEN);
        deadlines.advance(Duration.ofMinutes(30));
        assertThat(members(Tally.SUCCEEDED)).isEqualTo(1);
    }
}
