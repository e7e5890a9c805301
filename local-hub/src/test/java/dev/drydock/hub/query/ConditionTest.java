package dev.drydock.hub.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "  * ",
                "",
                " \n\t",
                "tags.location.region = 'US'",
                "tags.location.region = \"US\"",
                "TAGS.location.region = 'US' and DEVICEID = 'myDeviceId'",
                "devices.tags.location.region = 'US'",
                "Properties.Reported.connectivity.type = 'cellular'",
                "properties.desired.$version = 4",
                "tags.location.region = 'US' AND properties.reported.telemetryConfig.sendFrequencyInSecs >= 60",
                "tags.location.region IN ['US', 'EU']",
                "tags.floor in [1, 2, 3.0]",
                "tags.owner IN ['me', null]",
                "tags.location.region NIN ['DE']",
                "tags.location.region not in ['DE']",
                "is_defined(tags.owner)",
                "IS_DEFINED(properties.reported.connectivity)",
                "NOT is_defined(tags.nowhere)",
                "not is_defined(tags.location.region.deeper)",
                "tags.floor < 4 AND tags.floor <= 3 AND tags.floor > 2 AND tags.floor >= 3",
                "tags.floor != 4 AND tags.floor <> 4",
                "tags.height = 2.5 AND tags.height = 25e-1 AND tags.minus = -7 AND tags.floor = 0x3",
                "tags.spare = true AND tags.sold = FALSE AND tags.owner = null",
                "tags.spare",
                "NOT tags.sold",
                "properties.desired.limit = properties.reported.limit",
                "tags.[[my.part]] = 'dotted' AND tags.[[a b]] = 'spaced' AND tags.[[group]] = 'a'",
                "[[tags]].[[location]].plant = 'Redmond43'",
                "tags.rooms[0] = 'hall' AND tags.rooms[1].name = 'attic'",
                "tags.quote = 'it\\'s' AND tags.quote = \"it's\" AND tags.quote = 'it\\u0027s'",
                "tags.umlaut = 'ä' AND tags.umlaut = '\\u00E4'",
                "startswith(deviceId, 'my') AND STARTS_WITH(deviceId, 'my')",
                "ENDSWITH(deviceId, 'Id') AND ends_with(deviceId, '')",
                "CONTAINS(deviceId, 'Device') AND NOT CONTAINS(deviceId, 'device')",
                "is_bool(tags.sold) AND is_null(tags.owner) AND is_number(tags.floor) AND is_string(deviceId)",
                "is_object(tags) AND is_array(tags.rooms) AND is_primitive(tags.owner) AND NOT is_primitive(tags)",
                "NOT is_bool(tags.nowhere) AND NOT is_null(tags.nowhere)",
                "(tags.floor = 3) = true",
                "lastActivityTime > '2026-09-01'",
                "tags.sold < tags.spare",
                "((tags.floor=3)AND(NOT(tags.floor=4)))"
            })
    void what_is_true_of_a_twin_holds(String condition) throws QuerySyntax {
        assertThat(Condition.parse(condition).holds(Rows.twin())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tags.location.region = 'us'",
                "tags.Location.region = 'US'",
                "tags.floor = '3'",
                "tags.floor > '2'",
                "tags.location = tags.location",
                "tags.rooms = tags.rooms",
                "tags.rooms[7] = 'hall'",
                "tags.rooms[1] = 'attic'",
                "tags.location.region IN ['EU']",
                "tags.location IN ['US']",
                "'true'",
                "1",
                "null",
                "undefined",
                "tags",
                "tags.floor",
                "startswith(tags.floor, '3')"
            })
    void what_is_not_true_of_a_twin_does_not_hold(String condition) throws QuerySyntax {
        assertThat(Condition.parse(condition).holds(Rows.twin())).isFalse();
    }

    /** Neither a condition nor its negation holds when it compares with what is not there, or what cannot be compared. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tags.nowhere = 'x'",
                "tags.nowhere != 'x'",
                "tags.nowhere < 1",
                "tags.nowhere = null",
                "tags.nowhere = tags.nowhere",
                "tags.nowhere = undefined",
                "tags.nowhere IN ['x']",
                "tags.nowhere NIN ['x']",
                "tags.location != 'US'",
                "tags.rooms != 'hall'",
                "tags.floor < 'x'",
                "tags.owner < 1",
                "contains(tags.nowhere, 'x')",
                "tags.nowhere"
            })
    void what_is_unknown_stays_unknown_when_negated(String condition) throws QuerySyntax {
        assertThat(Condition.parse(condition).holds(Rows.twin())).isFalse();
        assertThat(Condition.parse("NOT (" + condition + ")").holds(Rows.twin()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "true,    true,    true,  true",
        "true,    false,   false, true",
        "false,   true,    false, true",
        "false,   false,   false, false",
        "true,    unknown, unknown, true",
        "unknown, true,    unknown, true",
        "false,   unknown, false, unknown",
        "unknown, false,   false, unknown",
        "unknown, unknown, unknown, unknown"
    })
    void three_valued_logic_is_that_of_sql(String left, String right, String and, String or) throws QuerySyntax {
        assertThat(valueOf(left + " AND " + right)).isEqualTo(and);
        assertThat(valueOf(left + " OR " + right)).isEqualTo(or);
    }

    @Test
    void not_binds_tighter_than_and_which_binds_tighter_than_or() throws QuerySyntax {
        assertThat(valueOf("true OR false AND false")).isEqualTo("true");
        assertThat(valueOf("(true OR false) AND false")).isEqualTo("false");
        assertThat(valueOf("NOT true OR true")).isEqualTo("true");
        assertThat(valueOf("NOT (true OR true)")).isEqualTo("false");
        assertThat(valueOf("NOT false AND false")).isEqualTo("false");
        assertThat(valueOf("NOT NOT true")).isEqualTo("true");
        assertThat(valueOf("NOT 1 = 2")).isEqualTo("true");
    }

    @Test
    void values_of_different_types_are_unequal_but_in_no_order() throws QuerySyntax {
        assertThat(valueOf("1 = '1'")).isEqualTo("false");
        assertThat(valueOf("1 != '1'")).isEqualTo("true");
        assertThat(valueOf("1 NIN ['1', true, null]")).isEqualTo("true");
        assertThat(valueOf("1 < '1'")).isEqualTo("unknown");
        assertThat(valueOf("-0.0 = 0")).isEqualTo("true");
    }

    @Test
    void an_endless_number_in_a_twin_compares_as_the_largest() throws QuerySyntax {
        assertThat(Condition.parse("tags.x > 1e300").holds(Rows.row("{'tags':{'x':1e999}}")))
                .isTrue();
    }

    private static String valueOf(String condition) throws QuerySyntax {
        String text = condition.replace("unknown", "undefined");
        boolean holds = Condition.parse(text).holds(Rows.twin());
        boolean fails = Condition.parse("NOT (" + text + ")").holds(Rows.twin());
        assertThat(holds && fails).isFalse();
        return holds ? "true" : fails ? "false" : "unknown";
    }
}
