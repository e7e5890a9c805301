package dev.drydock.protocol.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.drydock.protocol.yaml.MalformedYaml;
import dev.drydock.protocol.yaml.YamlPlace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutSpecTest {
    private static List<String> texts(RolloutSpec spec, SpecMember member) {
        return spec.values().getOrDefault(member, List.of()).stream()
                .map(SpecValue::text)
                .toList();
    }

    private static String refusal(String text) {
        MalformedYaml refused = catchThrowableOfType(MalformedYaml.class, () -> RolloutSpec.read(text));
        assertThat(refused).as(text).isNotNull();
        return refused.place() + ": " + refused.what();
    }

    @Test
    void members_are_read_as_they_are_written_on_the_command_line() throws MalformedYaml {
        RolloutSpec spec = RolloutSpec.read("""
                name: spring
                waves: [{count: 5, soak: 1h, then: ask}, {then: ask, percent: 10%}, {percent: 100%}]
                in-flight: all
                per-minute: 90
                grow: 1.5
                window: Mon-Fri 22:00-05:00
                start: 2027-03-01T02:00:00Z
                retry: {disk-full: 2, download-timeout: 5}
                fleet:
                  devices: 200
                  failing: {unhealthy: 1%}
                """);

        assertThat(spec.values().get(SpecMember.NAME)).containsExactly(new SpecValue("spring", new YamlPlace(1, 7)));
        assertThat(texts(spec, SpecMember.WAVES)).containsExactly("count=5 soak=1h then=ask,10% then=ask,100%");
        assertThat(texts(spec, SpecMember.IN_FLIGHT)).containsExactly("all");
        assertThat(texts(spec, SpecMember.PER_MINUTE)).containsExactly("90");
        assertThat(texts(spec, SpecMember.GROW)).containsExactly("1.5");
        assertThat(texts(spec, SpecMember.WINDOW)).containsExactly("Mon-Fri 22:00-05:00");
        assertThat(texts(spec, SpecMember.START)).containsExactly("2027-03-01T02:00:00Z");
        assertThat(texts(spec, SpecMember.RETRY)).containsExactly("disk-full=2", "download-timeout=5");
        assertThat(texts(spec, SpecMember.DEVICES)).containsExactly("200");
        assertThat(texts(spec, SpecMember.FAILING)).containsExactly("unhealthy=1%");
        assertThat(spec.values()).doesNotContainKey(SpecMember.SOAK);
    }

    @Test
    void a_plain_share_and_a_number_are_read_as_well() throws MalformedYaml {
        RolloutSpec spec = RolloutSpec.read("name: n\nwaves: 5%,100%\nin-flight: 7\nseed: -3\nfleet: {failing: 2%}");

        assertThat(texts(spec, SpecMember.WAVES)).containsExactly("5%,100%");
        assertThat(texts(spec, SpecMember.IN_FLIGHT)).containsExactly("7");
        assertThat(texts(spec, SpecMember.SEED)).containsExactly("-3");
        assertThat(texts(spec, SpecMember.FAILING)).containsExactly("2%");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "soak: 10         | 'soak': expected a text such as 10m, found the number '10'",
                "soak:            | 'soak': expected a text such as 10m, found nothing",
                "soak: ''         | 'soak': expected a text such as 10m, found nothing",
                "soak: [10m]      | 'soak': expected a text such as 10m, found a list",
                "soak: {a: 10m}   | 'soak': expected a text such as 10m, found members with names",
                "good: true       | 'good': expected a text such as 2%, found the boolean 'true'",
                "stop-after: \"5\" | 'stop-after': expected a whole number such as 5, found the text '5'",
                "stop-after: 1.5  | 'stop-after': expected a whole number such as 5, found the number '1.5'",
                "grow: fast       | 'grow': expected a number such as 1.5, found the text 'fast'",
                "waves: [{percent: 5%, soak: 10}] | found 'soak' with the number '10'",
                "waves: [{percent: 5%, ask: yes}] | found 'ask' with",
                "stop-after: 010  | 'stop-after': expected a whole number such as 5, found the number '010'",
                "stop-after: 1_0  | 'stop-after': expected a whole number such as 5, found the number '1_0'",
                "in-flight: true  | 'in-flight': expected a whole number such as 100, found the boolean 'true'",
                "waves: 100       | 'waves': expected shares such as 1%,10%,100%, found the number '100'",
                "waves: []        | 'waves': expected shares such as 1%,10%,100%, found a list",
                "waves: [5%]      | 'waves': a wave has 'percent: 10%', 'count: 50' or 'where: tag.ring = canary', and perhaps 'soak: 1h' and 'then: ask', found the text '5%'",
                "waves: [[5%]]    | 'waves': a wave has 'percent: 10%', 'count: 50' or 'where: tag.ring = canary', and perhaps 'soak: 1h' and 'then: ask', found a list",
                "waves: [{}]      | 'waves': a wave has 'percent: 10%', 'count: 50' or 'where: tag.ring = canary', and perhaps 'soak: 1h' and 'then: ask', found none of them",
                "waves: [{percent: 5%, count: 5}] | 'waves': a wave has 'percent: 10%', 'count: 50' or 'where: tag.ring = canary', and perhaps 'soak: 1h' and 'then: ask', found several of them",
                "waves: [{percent: 5}] | 'waves': a wave has 'percent: 10%', 'count: 50' or 'where: tag.ring = canary', and perhaps 'soak: 1h' and 'then: ask', found 'percent' with the number '5'",
                "waves: [{count: 5%}] | 'waves': a wave has 'percent: 10%', 'count: 50' or 'where: tag.ring = canary', and perhaps 'soak: 1h' and 'then: ask', found 'count' with the text '5%'",
                "waves: [{soak: 1h}] | 'waves': a wave has 'percent: 10%', 'count: 50' or 'where: tag.ring = canary', and perhaps 'soak: 1h' and 'then: ask', found none of them",
                "retry: 3         | 'retry': expected members such as download-timeout: 3, found the number '3'",
                "retry: {}        | 'retry': expected members such as download-timeout: 3, found members with names",
                "retry: {disk-full: 3x} | 'retry': expected members such as download-timeout: 3, found the text '3x'",
                "step-timeout: {install: 90} | 'step-timeout': expected members such as install: 90m, found the number '90'",
                "fleet: 5         | 'fleet': expected members such as devices: 100000, found the number '5'",
                "fleet: [5]       | 'fleet': expected members such as devices: 100000, found a list",
                "fleet: {failing: 2} | 'fleet.failing': expected a text such as 0.5%, found the number '2'",
                "fleet: {failing: {unhealthy: 2}} | 'fleet.failing': expected a text such as 0.5%, found the number '2'",
                "fleet: {devices: many} | 'fleet.devices': expected a whole number such as 100000, found the text 'many'",
                "waves: [{where: id = a, percent: 5%}] | 'waves': a wave has 'percent: 10%', 'count: 50' or 'where: tag.ring = canary', and perhaps 'soak: 1h' and 'then: ask', found several of them",
                "waves: [{where: 5}] | found 'where' with the number '5'",
                "waves: [{where: id = \"a}] | 'waves': at character 8 of the query: expected a closing",
                "waves: [{where: 'id = a, 5%'}] | 'waves': at character 7 of the query: expected 'and', 'or' or the end, found ','",
                "waves: [{where: id = a soak=1h}] | 'waves': at character 8 of the query: expected 'and', 'or' or the end, found 'soak'",
                "image: 2.1       | 'image': expected a text such as gateway-2.1, found the number '2.1'",
                "target: [a]      | 'target': expected a text such as model = gateway, found a list",
                "priority: high   | 'priority': expected a whole number such as 10, found the text 'high'",
                "dynamic: 'true'  | 'dynamic': expected a boolean such as true, found the text 'true'",
                "dynamic: {a: b}  | 'dynamic': expected a boolean such as true, found members with names",
                "needs-approval: 1 | 'needs-approval': expected a boolean such as true, found the number '1'",
                "accept-simulated: x | 'accept-simulated': expected a boolean such as true, found the text 'x'",
                "soap: 10m        | there is no member 'soap' here; expected one of name, waves, soak, patience, good, bad, on-bad",
                "fleet: {soak: 10m} | there is no member 'soak' here; expected one of devices, failing, silent, fails-after",
                "fleet.devices: 5 | there is no member 'fleet.devices' here",
                "<<: {a: b}       | there is no member '<<' here",
            })
    void what_it_refuses_says_what_was_expected_and_found(String line, String message) {
        assertThat(refusal("name: n\n" + line)).startsWith("line 2, column ").contains(message);
    }

    @Test
    void a_rollout_without_a_name_is_refused() {
        assertThat(refusal("soak: 10m"))
                .isEqualTo(
                        "line 1, column 1: the member 'name' is missing; name the rollout, such as 'name: spring-2.1'");
    }

    @Test
    void a_flag_and_a_wave_by_query_are_read() throws MalformedYaml {
        RolloutSpec spec = RolloutSpec.read("name: n\ndynamic: True\nneeds-approval: false\n"
                + "waves: [{then: ask, where: 'model in (a, b)'}, {percent: 100%}]");

        assertThat(texts(spec, SpecMember.DYNAMIC)).containsExactly("true");
        assertThat(texts(spec, SpecMember.NEEDS_APPROVAL)).containsExactly("false");
        assertThat(texts(spec, SpecMember.WAVES)).containsExactly("where model in (a, b) then=ask,100%");
    }

    @Test
    void a_refusal_quotes_little_and_only_plain_characters() {
        assertThat(refusal("name: n\n\"\\e[31m" + "a".repeat(500) + "\": 1"))
                .contains("'?[31m" + "a".repeat(35) + "...' here")
                .doesNotContain("\u001b");
    }
}
