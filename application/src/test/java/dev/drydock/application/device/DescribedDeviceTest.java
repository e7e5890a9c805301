package dev.drydock.application.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.report.DeviceFacts;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.domain.target.Attributes;
import dev.drydock.domain.window.LocalZone;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a device reports of itself beside its update. */
class DescribedDeviceTest {
    private final TestDevice device = new TestDevice();

    private DeviceFacts told() {
        return device.reports.last().device();
    }

    @Test
    void every_report_names_the_attributes_that_its_owner_chose() {
        device.attributes = Attributes.parse(List.of("site=oslo", "ring=canary"));
        device.start().order(Images.order("u1"));
        device.runToRest();

        assertThat(device.reports.sent())
                .extracting(report -> report.device().attributes())
                .containsOnly(device.attributes);
    }

    @Test
    void other_attributes_are_reported_from_the_next_start_on() {
        device.attributes = Attributes.parse(List.of("site=oslo", "ring=canary"));
        device.start().kill();
        device.attributes = Attributes.parse(List.of("site=bergen"));
        device.start();

        assertThat(told().attributes()).isEqualTo(device.attributes);
    }

    @Test
    void each_report_names_the_zone_that_is_set_by_then() {
        device.start();
        assertThat(told().zone()).contains("UTC");

        device.zone = LocalZone.of(ZoneId.of("Europe/Oslo"));
        device.order(Images.order("u1"));
        assertThat(told().zone()).contains("Europe/Oslo");
    }

    @Test
    void a_zone_whose_name_no_query_could_ask_for_is_not_reported() {
        device.zone = new LocalZone("A".repeat(64) + "-1", LocalZone.UTC.rules());
        device.start();

        assertThat(told().zone()).isEmpty();
    }
}
