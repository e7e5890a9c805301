package dev.drydock.protocol.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.plan.Images;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.application.fleet.plan.RolloutPlan;
import dev.drydock.domain.firmware.Version;
import dev.drydock.protocol.spec.RolloutSpec;
import dev.drydock.protocol.spec.SpecDocument;
import dev.drydock.protocol.spec.SpecMember;
import dev.drydock.protocol.yaml.MalformedYaml;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanWritingTest {
    private static final Images IMAGES = new Images(image("gateway-2.1"), Optional.of(image("gateway-2.0")));

    private static RolloutImage image(String name) {
        return new RolloutImage(name, new Version("2"), Set.of("gateway"));
    }

    private static PlanReading reading(String text) throws MalformedYaml {
        return new PlanReading(new SpecSettings(RolloutSpec.read(text)));
    }

    private static RolloutPlan created(String text, Images images) throws MalformedYaml {
        return reading(text).created().with(images);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: plain\ntarget: all",
                "name: limits\ntarget: all\ngood: 0.25%\nbad: 30%\nstop-after: 5\nmax-failed: 1.5%",
                "name: soaks\ntarget: all\nwaves: 1% soak=90s then=ask,count=50,100% soak=1500ms\nsoak: 2d",
                "name: queries\ntarget: model = gateway and not tag.site in (oslo, \"a, b\")\n"
                        + "waves: where tag.ring = canary soak=1h then=ask,where tag.ring in (early, \"x) , y\"),100%",
                "name: flow\ntarget: all\nin-flight: all\nper-minute: 90\ngrow: 1.25\npatience: 12h",
                "name: times\ntarget: all\nstart: 2027-03-01T02:00:00.5Z\nwindow: Mon-Fri 22:00-05:00;Sat 00:00-24:00\n"
                        + "zone: Europe/Oslo\ndeadline: 9d",
                "name: members\ntarget: all\norders: desired\noffline: 3d\naccept-simulated: true\n"
                        + "retry: {disk-full: 2, download-timeout: 5}\nstep-timeout: {download: 2h, install: 90m}",
                "name: terms\ntarget: all\nneeds-approval: true\ndynamic: true\nabort-patience: 7m"
            })
    void the_settings_of_a_plan_are_read_as_that_plan(String text) throws MalformedYaml {
        RolloutPlan plan = created(text, Images.of(image("gateway-2.1")));

        String written = SpecDocument.write(PlanWriting.of(plan, -7));

        assertThat(created(written, Images.of(image("gateway-2.1")))).isEqualTo(plan);
        assertThat(reading(written).priority()).isEqualTo(-7);
        assertThat(reading(written).image().orElseThrow().text()).isEqualTo("gateway-2.1");
        assertThat(reading(written).fallback()).isEmpty();
    }

    @Test
    void the_image_of_the_way_back_is_named() throws MalformedYaml {
        RolloutPlan plan = created("name: back\ntarget: all\non-bad: rollback=gateway-2.0", IMAGES);

        String written = SpecDocument.write(PlanWriting.of(plan, 0));

        assertThat(written).contains("\"on-bad\":\"rollback=gateway-2.0\"");
        assertThat(created(written, IMAGES)).isEqualTo(plan);
    }

    @Test
    void a_rollout_of_devices_that_another_one_left_has_no_target() throws MalformedYaml {
        RolloutPlan plan = created("name: spring\ntarget: all\non-bad: rollback=gateway-2.0", IMAGES);

        Map<SpecMember, List<String>> members = PlanWriting.of(plan.wayBack(), 0);

        assertThat(members).doesNotContainKey(SpecMember.TARGET).containsEntry(SpecMember.WAVES, List.of("100%"));
    }

    @ParameterizedTest
    @CsvSource({"PT48H, 2d", "PT36H, 36h", "PT90M, 90m", "PT1H, 1h", "PT61S, 61s", "PT1.5S, 1500ms", "PT0S, 0ms"})
    void a_duration_is_written_in_the_largest_unit_that_leaves_nothing_over(Duration duration, String text) {
        assertThat(DurationText.write(duration)).isEqualTo(text);
        assertThat(DurationText.parse(text)).isEqualTo(duration);
    }
}
