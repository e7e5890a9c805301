package dev.drydock.application.fleet.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.device.DeviceId;
import org.junit.jupiter.api.Test;

class DeviceRowsTest {
    private final DeviceRows rows = new DeviceRows();

    @Test
    void every_device_has_the_row_of_its_turn() {
        for (int i = 0; i < 5_000; i++) {
            assertThat(rows.find(new DeviceId("d" + i))).isEqualTo(DeviceRows.NONE);
            rows.add(new DeviceId("d" + i));
        }
        for (int i = 0; i < 5_000; i++) {
            assertThat(rows.find(new DeviceId("d" + i))).isEqualTo(i);
            assertThat(rows.device(i)).isEqualTo(new DeviceId("d" + i));
        }
        assertThat(rows.size()).isEqualTo(5_000);
    }

    /** "Aa" and "BB" have one hash code in Java, and so have "AaAa", "AaBB", "BBAa" and "BBBB". */
    @Test
    void devices_of_one_hash_code_are_told_apart_also_when_the_last_is_taken_back() {
        rows.add(new DeviceId("AaAa"));
        rows.add(new DeviceId("AaBB"));
        rows.add(new DeviceId("BBAa"));

        rows.removeLast();

        assertThat(rows.find(new DeviceId("AaAa"))).isZero();
        assertThat(rows.find(new DeviceId("AaBB"))).isEqualTo(1);
        assertThat(rows.find(new DeviceId("BBAa"))).isEqualTo(DeviceRows.NONE);
        assertThat(rows.find(new DeviceId("BBBB"))).isEqualTo(DeviceRows.NONE);

        rows.add(new DeviceId("BBBB"));
        assertThat(rows.find(new DeviceId("BBBB"))).isEqualTo(2);
    }
}
