package dev.drydock.application.fleet.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fakes.Reports;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Lineage;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.domain.target.DeviceTrust;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a device reports of itself, as the inventory keeps it. */
class ReportFactsTest {
    private static final DeviceId LAMP = new DeviceId("lamp");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Reported PLAIN = Reports.of(null, 3, "idle");

    private Optional<KnownDevice> known = Optional.empty();

    private DeviceFacts after(Reported reported) {
        known = Optional.of(
                ReportFacts.after(known, HeardReport.of(LAMP, reported, NOON), reported, Lineage.UNHEARD, 7));
        return known.orElseThrow().facts();
    }

    @Test
    void attributes_and_zone_are_known_as_they_were_reported() {
        DeviceFacts facts = after(Reports.describing(Map.of("site", "oslo", "ring", "canary"), "Europe/Oslo", PLAIN));

        assertThat(facts.attributes()).isEqualTo(Map.of("site", "oslo", "ring", "canary"));
        assertThat(facts.zone()).contains("Europe/Oslo");
    }

    @Test
    void those_of_the_last_report_replace_the_former_ones() {
        after(Reports.describing(Map.of("site", "oslo", "ring", "canary"), "Europe/Oslo", PLAIN));
        DeviceFacts facts = after(Reports.describing(Map.of("site", "bergen"), "UTC", PLAIN));

        assertThat(facts.attributes()).isEqualTo(Map.of("site", "bergen"));
        assertThat(facts.zone()).contains("UTC");
    }

    @Test
    void a_device_whose_report_names_none_keeps_none() {
        after(Reports.describing(Map.of("site", "oslo"), "Europe/Oslo", PLAIN));
        DeviceFacts older = after(PLAIN);
        assertThat(older.attributes()).isEmpty();
        assertThat(older.zone()).isEmpty();

        after(Reports.describing(Map.of("site", "oslo"), "Europe/Oslo", PLAIN));
        DeviceFacts tutorials = after(Reports.tutorial("standBy", null));
        assertThat(tutorials.attributes()).isEmpty();
        assertThat(tutorials.zone()).isEmpty();
    }

    @Test
    void trust_and_hardware_are_those_of_the_last_report() {
        DeviceTrust signed = trust("signed");
        assertThat(after(PLAIN.with(Optional.of("rev b"), signed)).trust()).contains(signed);
        assertThat(after(PLAIN.with(Optional.of("rev\nb"), trust("mixed"))).hardware())
                .isEmpty();

        assertThat(after(PLAIN).trust()).isEmpty();
    }

    private static DeviceTrust trust(String mode) {
        return new DeviceTrust(
                mode,
                Optional.empty(),
                Optional.empty(),
                new ReleaseNumbers(31, 7),
                List.of(1),
                List.of(1),
                Optional.empty());
    }

    @Test
    void presence_alone_takes_nothing_away() {
        after(Reports.describing(Map.of("site", "oslo"), "Europe/Oslo", PLAIN)
                .with(Optional.of("rev b"), trust("signed")));
        DeviceFacts facts = ReportFacts.present(known, HeardReport.of(LAMP, Presence.AWAY, NOON), 7)
                .facts();

        assertThat(facts.attributes()).isEqualTo(Map.of("site", "oslo"));
        assertThat(facts.zone()).contains("Europe/Oslo");
        assertThat(facts.hardware()).contains("rev b");
        assertThat(facts.trust()).contains(trust("signed"));
    }

    @Test
    void what_no_query_could_ask_for_is_left_out() {
        DeviceFacts facts = after(Reports.describing(
                Map.of("site", "oslo", "a b", "c", "empty", "", "line", "a\nb", "long", "v".repeat(65)),
                "Z".repeat(65),
                PLAIN));

        assertThat(facts.attributes()).isEqualTo(Map.of("site", "oslo"));
        assertThat(facts.zone()).isEmpty();
    }

    @Test
    void of_too_many_attributes_the_first_16_by_their_names_are_kept() {
        Map<String, String> many = IntStream.range(10, 99).boxed().collect(Collectors.toMap(i -> "n" + i, i -> "v"));

        assertThat(after(Reports.describing(many, "UTC", PLAIN)).attributes())
                .hasSize(16)
                .containsKeys("n10", "n25");
    }
}
