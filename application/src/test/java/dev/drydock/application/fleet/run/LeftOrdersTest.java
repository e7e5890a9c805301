package dev.drydock.application.fleet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.AtRest;
import dev.drydock.domain.rollout.RolloutEvent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeftOrdersTest extends ServedFleet {
    @Test
    void an_order_is_left_for_a_device_that_is_away_and_withdrawn_when_it_has_taken_it() {
        devices(2);
        start();
        fleet.device("d1").goAway();
        deadlines.advance(MOMENT);
        submit(plan(), "100%");
        deadlines.advance(MOMENT);
        assertThat(members(Tally.LEFT)).isEqualTo(1);
        assertThat(leftOf("d1").flatMap(LeftOrder::asOurs).orElseThrow().id()).isEqualTo(ID.order(1));
        assertThat(fleet.calls()).isEqualTo(1);

        deadlines.advance(Duration.ofHours(3));
        fleet.device("d1").comeBack();
        deadlines.advance(Duration.ofHours(1));
        assertThat(rollout().state()).isEqualTo(new AtRest.Completed());
        assertThat(leftOf("d1")).isEmpty();
        assertThat(fleet.device("d1").accepted()).containsExactly(ID.order(1));
    }

    @Test
    void a_pause_withdraws_what_was_left_and_no_device_begins() {
        devices(2);
        fleet.devices().forEach(PretendedDevice::goAway);
        start();
        submit(plan(), "100%");
        deadlines.advance(MOMENT);
        assertThat(members(Tally.LEFT)).isEqualTo(2);

        assertThat(server.engine().command(ID, new RolloutEvent.PauseAsked())).isEmpty();
        server.wake();
        deadlines.advance(MOMENT);
        assertThat(leftOf("d0")).isEmpty();
        fleet.devices().forEach(PretendedDevice::comeBack);
        deadlines.advance(Duration.ofHours(1));
        assertThat(fleet.devices())
                .allSatisfy(device -> assertThat(device.accepted()).isEmpty());
    }

    @Test
    void an_order_that_somebody_gave_by_hand_is_not_overwritten() {
        devices(1);
        start();
        LeftOrder foreign = new LeftOrder.Foreign("{}");
        fleet.desire(new DeviceId("d0"), Optional.of(foreign));
        submit(plan(), "100%");
        deadlines.advance(Duration.ofMinutes(5));
        assertThat(members(Tally.BLOCKED)).isEqualTo(1);
        assertThat(leftOf("d0")).hasValue(foreign);

        fleet.desire(new DeviceId("d0"), Optional.empty());
        deadlines.advance(MOMENT);
        assertThat(members(Tally.TAKEN)).isEqualTo(1);
        deadlines.advance(Duration.ofMinutes(30));
        assertThat(rollout().state()).isEqualTo(new AtRest.Completed());
    }

    @Test
    void an_order_that_replaces_one_that_was_left_stays() {
        devices(1);
        fleet.device("d0").goAway();
        start();
        submit(plan(), "100%");
        deadlines.advance(MOMENT);
        LeftOrder foreign = new LeftOrder.Foreign("{}");
        fleet.desire(new DeviceId("d0"), Optional.of(foreign));
        deadlines.advance(Duration.ofMinutes(3));
        assertThat(members(Tally.BLOCKED)).isEqualTo(1);
        assertThat(leftOf("d0")).hasValue(foreign);
    }

    @Test
    void an_order_that_was_left_and_is_gone_is_left_again() {
        devices(2);
        fleet.devices().forEach(PretendedDevice::goAway);
        start();
        submit(plan(), "100%");
        deadlines.advance(MOMENT);
        fleet.desire(new DeviceId("d0"), Optional.empty());
        deadlines.advance(MOMENT);
        assertThat(leftOf("d0")).isPresent();

        server.close();
        fleet.desire(new DeviceId("d1"), Optional.empty());
        server = server();
        server.start();
        deadlines.advance(MOMENT);
        assertThat(leftOf("d1")).isPresent();
        assertThat(members(Tally.LEFT)).isEqualTo(2);
    }

    @Test
    void an_order_that_could_not_be_left_is_left_when_the_transport_is_back() {
        devices(1);
        fleet.device("d0").goAway();
        start();
        fleet.isReachable = false;
        submit(plan(), "100%");
        deadlines.advance(Duration.ofMinutes(1));
        assertThat(leftOf("d0")).isEmpty();
        fleet.isReachable = true;
        deadlines.advance(Duration.ofMinutes(1));
        assertThat(leftOf("d0")).isPresent();
    }
}
