package dev.drydock.domain.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.target.Field.Fixed;
import dev.drydock.domain.target.Query.Comparison;
import dev.drydock.domain.target.Query.Comparison.Operator;
import dev.drydock.domain.target.Query.Seen.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The truth of each kind of query over a device that has every value, and one that has none but its id. */
class QueryTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private static final Query TRUE = new Query.All();
    private static final Query FALSE = new Query.Not(TRUE);

    private static final DeviceFacts KNOWN = new DeviceFacts(
            new DeviceId("gw-1"),
            Optional.of("gateway"),
            Optional.of(new Version("1.0.0")),
            Optional.of("failed"),
            Optional.of("digest-mismatch"),
            true,
            Optional.of("Europe/Oslo"),
            Map.of("site", "oslo"),
            Map.of("board", "rev b"),
            Optional.of(NOW.minusSeconds(60)));

    private static final DeviceFacts BARE = new DeviceFacts(
            new DeviceId("gw-2"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Map.of(),
            Map.of(),
            Optional.empty());

    @ParameterizedTest(name = "{0} {1}: = is {2}, != is {3}, over nothing = is {4}, != is {5}")
    @CsvSource({
        "id,              gw-1,            true,  false, false, true",
        "id,              gw-2,            false, true,  true,  false",
        "model,           gateway,         true,  false, false, true",
        "model,           Gateway,         false, true,  false, true",
        "version,         1.0.0,           true,  false, false, true",
        "version,         1.0.1,           false, true,  false, true",
        "state,           failed,          true,  false, false, true",
        "state,           idle,            false, true,  false, true",
        "reason,          digest-mismatch, true,  false, false, true",
        "reason,          no-space,        false, true,  false, true",
        "connected,       true,            true,  false, false, true",
        "connected,       false,           false, true,  true,  false",
        "zone,            Europe/Oslo,     true,  false, false, true",
        "zone,            UTC,             false, true,  false, true",
        "tag.site,        oslo,            true,  false, false, true",
        "tag.site,        bergen,          false, true,  false, true",
        "tag.ring,        oslo,            false, true,  false, true",
        "tag.board,       rev b,           false, true,  false, true",
        "attribute.board, rev b,           true,  false, false, true",
        "attribute.board, rev c,           false, true,  false, true",
        "attribute.site,  oslo,            false, true,  false, true",
    })
    void a_value_is_equal_or_not_and_a_missing_one_equals_nothing(
            String name, String value, boolean equal, boolean notEqual, boolean missingEqual, boolean missingNotEqual) {
        Query is = new Comparison(field(name), Operator.EQUAL, value);
        Query isNot = new Comparison(field(name), Operator.NOT_EQUAL, value);
        Query in = new Query.In(field(name), List.of(value));

        assertThat(is.takes(KNOWN, NOW)).isEqualTo(equal);
        assertThat(isNot.takes(KNOWN, NOW)).isEqualTo(notEqual);
        assertThat(in.takes(KNOWN, NOW)).isEqualTo(equal);
        assertThat(is.takes(BARE, NOW)).isEqualTo(missingEqual);
        assertThat(isNot.takes(BARE, NOW)).isEqualTo(missingNotEqual);
        assertThat(in.takes(BARE, NOW)).isEqualTo(missingEqual);
    }

    @ParameterizedTest(name = "{0}, {1}: and is {2}, or is {3}")
    @CsvSource({
        "false, false, false, false",
        "false, true,  false, true",
        "true,  false, false, true",
        "true,  true,  true,  true",
    })
    void and_takes_if_every_part_does_and_or_takes_if_some_part_does(
            boolean first, boolean second, boolean and, boolean or) {
        List<Query> parts = List.of(first ? TRUE : FALSE, second ? TRUE : FALSE);

        assertThat(new Query.And(parts).takes(BARE, NOW)).isEqualTo(and);
        assertThat(new Query.Or(parts).takes(BARE, NOW)).isEqualTo(or);
    }

    @Test
    void all_takes_every_device_and_not_takes_the_others() {
        assertThat(TRUE.takes(KNOWN, NOW)).isTrue();
        assertThat(TRUE.takes(BARE, NOW)).isTrue();
        assertThat(FALSE.takes(KNOWN, NOW)).isFalse();
        assertThat(new Query.Not(FALSE).takes(KNOWN, NOW)).isTrue();
    }

    @Test
    void in_takes_a_device_with_any_of_its_values() {
        Query in = new Query.In(new Field.Tag("site"), List.of("bergen", "oslo"));

        assertThat(in.takes(KNOWN, NOW)).isTrue();
        assertThat(in.takes(BARE, NOW)).isFalse();
    }

    @ParameterizedTest(name = "seen 60 s ago: older than {0} s is {1}, newer is {2}")
    @CsvSource({"59, true, false", "60, false, false", "61, false, true"})
    void a_device_is_seen_before_or_after_an_age_and_exactly_then_on_neither_side(
            int seconds, boolean older, boolean newer) {
        assertThat(seen(Side.OLDER, seconds).takes(KNOWN, NOW)).isEqualTo(older);
        assertThat(seen(Side.NEWER, seconds).takes(KNOWN, NOW)).isEqualTo(newer);
    }

    @Test
    void a_device_that_was_never_seen_is_neither_older_nor_newer() {
        assertThat(seen(Side.OLDER, 1).takes(BARE, NOW)).isFalse();
        assertThat(seen(Side.NEWER, 1).takes(BARE, NOW)).isFalse();
        assertThat(new Query.Not(seen(Side.NEWER, 1)).takes(BARE, NOW)).isTrue();
    }

    @Test
    void the_ends_of_time_overflow_nothing() {
        Query older = new Query.Seen(Side.OLDER, Query.LONGEST_AGE);

        assertThat(older.takes(KNOWN, Instant.MAX)).isTrue();
        assertThat(older.takes(KNOWN, Instant.MIN)).isFalse();
    }

    @Test
    void a_clock_that_was_set_back_has_seen_a_device_in_the_future_which_is_newer() {
        assertThat(seen(Side.NEWER, 1).takes(KNOWN, NOW.minusSeconds(3600))).isTrue();
    }

    @Test
    void an_and_of_an_and_is_one_and_the_same_holds_for_or() {
        assertThat(new Query.And(List.of(new Query.And(List.of(TRUE, FALSE)), TRUE)))
                .isEqualTo(new Query.And(List.of(TRUE, FALSE, TRUE)));
        assertThat(new Query.Or(List.of(TRUE, new Query.Or(List.of(FALSE, TRUE)))))
                .isEqualTo(new Query.Or(List.of(TRUE, FALSE, TRUE)));
        assertThat(new Query.And(List.of(new Query.Or(List.of(TRUE, FALSE)), TRUE)).parts())
                .hasSize(2);
    }

    @Test
    void a_value_named_twice_is_one() {
        assertThat(new Query.In(Fixed.MODEL, List.of("b", "a", "b")).values()).containsExactly("b", "a");
    }

    private static Query seen(Side side, int seconds) {
        return new Query.Seen(side, Duration.ofSeconds(seconds));
    }

    private static Field field(String name) {
        if (name.startsWith("tag.")) {
            return new Field.Tag(name.substring("tag.".length()));
        }
        return name.startsWith("attribute.")
                ? new Field.Attribute(name.substring("attribute.".length()))
                : Fixed.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
