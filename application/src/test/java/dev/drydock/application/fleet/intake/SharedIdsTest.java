package dev.drydock.application.fleet.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.device.DeviceId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedIdsTest {
    private static final DeviceId LAMP = new DeviceId("lamp");

    private final List<DeviceId> told = new ArrayList<>();
    private long now = 5;
    private final SharedIds shared = new SharedIds(
            new IntakeObserver() {
                @Override
                public void formerEpochHeard(DeviceId device) {
                    told.add(device);
                }

                @Override
                public void setAside(HeardReport report, RuntimeException why) {
                    throw why;
                }
            },
            () -> now);

    @Test
    void an_id_is_shared_for_a_day_after_the_last_report_of_a_former_epoch() {
        assertThat(shared.has(LAMP)).isFalse();
        shared.formerEpochHeard(LAMP);
        now += SharedIds.MEMORY.toMillis() - 1;
        assertThat(shared.has(LAMP)).isTrue();
        shared.formerEpochHeard(LAMP);
        now += SharedIds.MEMORY.toMillis() - 1;
        assertThat(shared.has(LAMP)).isTrue();
        now++;
        assertThat(shared.has(LAMP)).isFalse();
        assertThat(told).containsExactly(LAMP, LAMP);
    }

    @Test
    void what_is_remembered_is_bounded_and_room_is_made_by_what_is_past() {
        for (int device = 0; device <= SharedIds.MOST; device++) {
            shared.formerEpochHeard(new DeviceId("d" + device));
        }
        DeviceId last = new DeviceId("d" + SharedIds.MOST);
        assertThat(shared.has(last)).isFalse();
        assertThat(told).contains(last);
        now += SharedIds.MEMORY.toMillis();
        shared.formerEpochHeard(last);
        assertThat(shared.has(last)).isTrue();
    }
}
