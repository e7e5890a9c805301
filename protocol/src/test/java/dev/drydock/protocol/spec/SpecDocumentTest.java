package dev.drydock.protocol.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.protocol.yaml.MalformedYaml;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecDocumentTest {
    private static Map<SpecMember, List<String>> texts(RolloutSpec spec) {
        Map<SpecMember, List<String>> texts = new EnumMap<>(SpecMember.class);
        spec.values()
                .forEach((member, values) ->
                        texts.put(member, values.stream().map(SpecValue::text).toList()));
        return texts;
    }

    @Test
    void what_is_written_is_read_as_the_same_specification() throws MalformedYaml {
        RolloutSpec spec = RolloutSpec.read("""
                name: spring
                image: gateway-2.1
                target: model in (a, b) and tag.site = "os,lo"
                waves: [{count: 5, soak: 1h, then: ask}, {where: tag.ring = canary}, {percent: 100%}]
                in-flight: all
                per-minute: 90
                grow: 1.5
                dynamic: true
                needs-approval: false
                priority: -3
                retry: {disk-full: 2, download-timeout: 5}
                step-timeout: {install: 90m}
                hub-units: 2
                seed: -123456789012345678
                fleet:
                  devices: 200
                  offline: 5%
                  failing: {unhealthy: 1%, disk-full: 2%}
                """);

        assertThat(texts(RolloutSpec.read(SpecDocument.write(texts(spec))))).isEqualTo(texts(spec));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IN_FLIGHT | 50 | {\"in-flight\":50}",
                "IN_FLIGHT | all | {\"in-flight\":\"all\"}",
                "STOP_AFTER | five | {\"stop-after\":\"five\"}",
                "STOP_AFTER | 05 | {\"stop-after\":\"05\"}",
                "GROW | 2 | {\"grow\":2}",
                "GROW | 1.5 | {\"grow\":1.5}",
                "GROW | much | {\"grow\":\"much\"}",
                "DYNAMIC | true | {\"dynamic\":true}",
                "DYNAMIC | maybe | {\"dynamic\":\"maybe\"}",
                "NAME | 21 | {\"name\":\"21\"}",
                "RETRY | disk-full | {\"retry\":\"disk-full\"}",
                "FAILING | 1% | {\"fleet\":{\"failing\":\"1%\"}}",
                "STEP_TIMEOUT | install=90 | {\"step-timeout\":{\"install\":\"90\"}}"
            })
    void a_value_is_written_as_its_kind_and_else_as_a_text(SpecMember member, String value, String json) {
        assertThat(SpecDocument.write(Map.of(member, List.of(value)))).isEqualTo(json);
    }
}
