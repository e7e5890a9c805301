package dev.drydock.protocol.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.application.device.report.DeviceFacts;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.domain.target.Attributes;
import dev.drydock.domain.update.AtRest;
import dev.drydock.protocol.Samples;
import dev.drydock.protocol.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device reports of itself: its attributes and its time zone. */
class AttributeTextsTest {
    /** As many as there may be, each with a name and a value as long as they may be. */
    static final Attributes LONGEST = new Attributes(IntStream.range(10, 26)
            .boxed()
            .collect(Collectors.toMap(i -> "n" + i + "-".repeat(29), i -> "v".repeat(64))));

    @Test
    void they_are_written_in_the_order_of_their_names_with_the_zone() throws Exception {
        JsonNode device = written(new DeviceFacts("gateway", "1.0.0")
                .with(Attributes.parse(List.of("site=oslo", "ring=canary", "board=rev=B")))
                .in(Optional.of("Europe/Oslo")));

        assertThat(device.path("attributes")).hasToString("[\"board=rev=B\",\"ring=canary\",\"site=oslo\"]");
        assertThat(device.path("zone").textValue()).isEqualTo("Europe/Oslo");
    }

    @Test
    void a_device_without_any_reports_that_it_has_none() throws Exception {
        JsonNode device = written(new DeviceFacts("gateway", "1.0.0"));

        assertThat(device.path("attributes")).hasToString("[]");
        assertThat(device.path("zone").isNull()).isTrue();
    }

    private static JsonNode written(DeviceFacts facts) throws Exception {
        DeviceReport sample = Samples.report(AtRest.Idle.FRESH, Optional.empty());
        DeviceReport report = new DeviceReport(
                sample.sequence(),
                sample.logTime(),
                sample.memory(),
                sample.progress(),
                sample.currentVersion(),
                sample.slot(),
                facts);
        return Json.read(Samples.bytes(ReportDocument.write(report))).path("device");
    }

    @Test
    void sixteen_of_the_longest_fit_if_each_character_is_one_byte() {
        assertThat(AttributeTexts.length(LONGEST)).isEqualTo(AttributeTexts.LONGEST);
    }

    @ParameterizedTest
    @CsvSource({"a, 7", "\u00e9, 8", "\u6f22, 9", "'\"', 8", "\\, 8"})
    void their_length_is_that_of_the_bytes_which_are_sent(String value, int bytes) {
        assertThat(AttributeTexts.length(new Attributes(Map.of("n", value)))).isEqualTo(bytes);
    }

    @Test
    void an_entry_of_another_form_is_left_out_and_so_is_a_name_that_stands_there_already() {
        Reported reported =
                read("{\"device\":{\"attributes\":[\"site=oslo\",7,null,[\"a=b\"],{\"c\":\"d\"},\"\",\"bare\","
                        + "\"=x\",\"none=\",\"site=bergen\",\"eq=a=b\"],\"zone\":\"Europe/Oslo\"}}");

        assertThat(reported.attributes()).isEqualTo(Map.of("site", "oslo", "none", "", "eq", "a=b"));
        assertThat(reported.zone()).contains("Europe/Oslo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"device\":7}",
                "{\"device\":{\"attributes\":null,\"zone\":null}}",
                "{\"device\":{\"attributes\":\"site=oslo\",\"zone\":7}}",
                "{\"device\":{\"attributes\":{\"site\":\"site=oslo\"},\"zone\":[\"Europe/Oslo\"]}}",
            })
    void a_device_that_names_none_has_none(String document) {
        assertThat(read(document).attributes()).isEmpty();
        assertThat(read(document).zone()).isEmpty();
    }

    private static Reported read(String document) {
        return ReportedDocument.read(Samples.bytes(document)).orElseThrow();
    }
}
