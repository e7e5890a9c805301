package dev.drydock.application.fleet.inventory;

import static dev.drydock.application.fleet.inventory.FleetSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.target.Field;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.target.Query.Comparison.Operator;
import dev.drydock.domain.target.Query.Seen.Side;
import dev.drydock.domain.wave.share.Place;
import dev.drydock.domain.wave.share.Shuffle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The promise of every inventory that it takes the devices that a query takes. */
abstract class FleetQueryContract {
    static final Query ALL = new Query.All();

    protected abstract RolloutLedger ledger();

    /** A ledger with these devices and their tags. */
    final RolloutLedger ledgerOf(List<KnownDevice> devices) {
        RolloutLedger ledger = ledger();
        ledger.exchange(book -> {
            book.fleet().save(devices);
            devices.forEach(
                    device -> book.fleet().tag(device.id(), device.facts().tags()));
            return true;
        });
        return ledger;
    }

    static List<String> taken(RolloutLedger ledger, Query query, Instant now) {
        return ledger.read(view -> taken(view.fleet(), query, now));
    }

    /** The ids of those that a query takes; their number and their order in a rollout must fit. */
    private static List<String> taken(FleetView fleet, Query query, Instant now) {
        List<KnownDevice> devices = fleet.find(query, now, Optional.empty(), 1_000);
        List<DeviceId> found = devices.stream().map(KnownDevice::id).toList();
        assertThat(fleet.count(query, now)).as("the number of %s", query).isEqualTo(found.size());
        for (Field.Fixed field : Field.Fixed.values()) {
            Map<String, Long> expected = new TreeMap<>();
            devices.forEach(device -> expected.merge(field.of(device.facts()).orElse(""), 1L, Long::sum));
            assertThat(fleet.counts(field, query, now))
                    .as("%s of %s", field, query)
                    .isEqualTo(expected);
        }
        assertThat(fleet.inOrder(query, now, new Shuffle(1)))
                .as("the order of %s", query)
                .containsExactlyInAnyOrderElementsOf(found);
        return found.stream().map(DeviceId::value).toList();
    }

    private static Field field(String name) {
        String[] words = name.split("[.]", 2);
        return switch (words[0]) {
            case "tag" -> new Field.Tag(words[1]);
            case "attribute" -> new Field.Attribute(words[1]);
            default -> Field.Fixed.valueOf(name.toUpperCase(Locale.ROOT));
        };
    }

    /** {@code full} has each of these values, {@code bare} has none but its id and its presence. */
    @ParameterizedTest
    @CsvSource({
        "id,              full,            bare",
        "model,           gateway,         Gateway",
        "version,         1:2.0.0~rc1+b,   1:2.0.0",
        "state,           failed,          idle",
        "reason,          digest-mismatch, digest",
        "connected,       true,            false",
        "zone,            Europe/Oslo,     Europe/oslo",
        "tag.site,        oslo,            bergen",
        "attribute.board, rev b,           rev c",
        "attribute.1,     \"'\\,           \"'\\\\"
    })
    void each_field_is_compared_exactly_and_a_missing_value_equals_nothing(String name, String value, String another) {
        RolloutLedger ledger = ledgerOf(List.of(
                FleetSamples.withTags(FleetSamples.full("full"), Map.of("site", "oslo")), FleetSamples.bare("bare")));
        Field field = field(name);
        boolean otherHasAnother = field == Field.Fixed.ID || field == Field.Fixed.CONNECTED;
        List<String> theOther = otherHasAnother ? List.of("bare") : List.of();
        Query equal = new Query.Comparison(field, Operator.EQUAL, value);
        Query notEqual = new Query.Comparison(field, Operator.NOT_EQUAL, value);
        Query notAnother = new Query.Comparison(field, Operator.NOT_EQUAL, another);
        Query in = new Query.In(field, List.of(another, value, value));
        Query inOther = new Query.In(field, List.of(another));

        assertThat(taken(ledger, equal, NOW)).containsExactly("full");
        assertThat(taken(ledger, new Query.Not(equal), NOW)).containsExactly("bare");
        assertThat(taken(ledger, notEqual, NOW)).containsExactly("bare");
        assertThat(taken(ledger, new Query.Not(notEqual), NOW)).containsExactly("full");
        assertThat(taken(ledger, notAnother, NOW)).hasSize(otherHasAnother ? 1 : 2);
        assertThat(taken(ledger, in, NOW)).hasSize(otherHasAnother ? 2 : 1).contains("full");
        assertThat(taken(ledger, new Query.Not(in), NOW)).hasSize(otherHasAnother ? 0 : 1);
        assertThat(taken(ledger, inOther, NOW)).isEqualTo(theOther);
        assertThat(taken(ledger, new Query.And(List.of(ALL, equal)), NOW)).containsExactly("full");
        assertThat(taken(ledger, new Query.Or(List.of(notEqual, equal)), NOW)).containsExactly("bare", "full");
    }

    @Test
    void all_are_taken_or_none() {
        RolloutLedger ledger = ledgerOf(List.of(FleetSamples.full("full"), FleetSamples.bare("bare")));

        assertThat(taken(ledger, ALL, NOW)).containsExactly("bare", "full");
        assertThat(taken(ledger, new Query.Not(ALL), NOW)).isEmpty();
        assertThat(taken(ledger, new Query.Or(List.of(new Query.Not(ALL), ALL)), NOW))
                .hasSize(2);
    }

    /** Of a device seen exactly so long ago neither is true, nor of one that was never seen. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-27T12:00:00Z,           before,       after",
        "2026-11-27T12:00:00.000000001Z, before exact, after",
        "2026-11-27T12:00:00.000999999Z, before exact, after",
        "2026-11-27T11:59:59.999999999Z, before,       exact after",
        "1970-01-01T00:00:00.000500Z,    '',           before exact after"
    })
    void ages_are_compared_to_the_nanosecond(Instant now, String older, String newer) {
        Duration age = Duration.ofSeconds(60);
        Instant then = NOW.minus(age);
        RolloutLedger ledger = ledgerOf(List.of(
                FleetSamples.withSeen("before", then.minusMillis(1)),
                FleetSamples.withSeen("exact", then),
                FleetSamples.withSeen("after", then.plusMillis(1)),
                FleetSamples.bare("never")));
        Query isOlder = new Query.Seen(Side.OLDER, age);
        Query isNewer = new Query.Seen(Side.NEWER, age);

        assertThat(taken(ledger, isOlder, now)).containsExactlyInAnyOrderElementsOf(words(older));
        assertThat(taken(ledger, isNewer, now)).containsExactlyInAnyOrderElementsOf(words(newer));
        assertThat(taken(ledger, new Query.Not(isOlder), now))
                .contains("never")
                .doesNotContainAnyElementsOf(words(older + " other"))
                .hasSize(4 - words(older).size());
        assertThat(taken(ledger, new Query.Not(isNewer), now))
                .contains("never")
                .hasSize(4 - words(newer).size());
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    @Test
    void times_before_1970_are_older_to_the_nanosecond_as_well() {
        Instant then = Instant.ofEpochMilli(-1_500);
        RolloutLedger ledger = ledgerOf(List.of(FleetSamples.withSeen("d", then)));
        Duration age = Duration.ofSeconds(1);

        assertThat(taken(ledger, new Query.Seen(Side.OLDER, age), then.plus(age)))
                .isEmpty();
        assertThat(taken(ledger, new Query.Seen(Side.OLDER, age), then.plus(age).plusNanos(1)))
                .hasSize(1);
        assertThat(taken(ledger, new Query.Seen(Side.NEWER, age), then.plus(age).minusNanos(1)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void the_largest_query_is_answered(int kind) {
        RolloutLedger ledger = ledgerOf(List.of(FleetSamples.withTags(FleetSamples.bare("d"), Map.of("t255", "v"))));
        List<Query> terms = IntStream.range(0, Query.MOST_TERMS)
                .<Query>mapToObj(term -> new Query.In(
                        kind == 0 ? new Field.Tag("t" + term) : new Field.Attribute("t" + term),
                        IntStream.range(0, Query.MOST_VALUES)
                                .mapToObj(value -> value == term ? "v" : term + "-" + value + "-" + "x".repeat(50))
                                .toList()))
                .toList();
        List<Query> opposites = terms.stream().<Query>map(Query.Not::new).toList();

        assertThat(taken(ledger, new Query.Or(terms), NOW)).hasSize(1 - kind);
        ledger.read(view -> {
            assertThat(view.fleet().find(new Query.And(terms), NOW, Optional.empty(), 9))
                    .isEmpty();
            assertThat(view.fleet().count(new Query.And(opposites), NOW)).isEqualTo(kind);
            return true;
        });
    }

    @Test
    void the_deepest_query_is_answered() {
        RolloutLedger ledger = ledgerOf(List.of(FleetSamples.bare("d")));
        Query query = new Query.Comparison(Field.Fixed.MODEL, Operator.EQUAL, "m");
        for (int level = 1; level < Query.DEEPEST; level++) {
            query = level % 2 == 0 ? new Query.And(List.of(query, ALL)) : new Query.Not(query);
        }

        assertThat(taken(ledger, query, NOW))
                .isEqualTo(query.takes(FleetSamples.bare("d").facts(), NOW) ? List.of("d") : List.of());
    }

    /** Three hundred queries by lot, over devices by lot: each takes what it takes. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void queries_by_lot_take_what_they_take(long seed) {
        DrawnFleet drawn = new DrawnFleet(seed);
        List<KnownDevice> devices = drawn.devices(120);
        RolloutLedger ledger = ledgerOf(devices);
        List<KnownDevice> byId =
                devices.stream().sorted(Comparator.comparing(KnownDevice::id)).toList();
        List<Query> queries = Stream.generate(() -> drawn.query(4)).limit(100).toList();

        ledger.read(view -> {
            for (Query query : queries) {
                Instant now = query.hashCode() % 2 == 0 ? NOW : NOW.plusNanos(1);
                assertThat(taken(view.fleet(), query, now))
                        .as("seed %d, %s", seed, query)
                        .isEqualTo(byId.stream()
                                .filter(device -> query.takes(device.facts(), now))
                                .map(device -> device.id().value())
                                .toList());
            }
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 16_807, 2_031_443_636, Shuffle.MODULUS - 1})
    void devices_come_in_the_order_of_a_rollout(long salt) {
        List<KnownDevice> devices = new ArrayList<>(new DrawnFleet(salt).devices(150));
        devices.add(FleetSamples.withHash("largest", Integer.MAX_VALUE));
        devices.add(FleetSamples.withHash("Larger", Integer.MAX_VALUE - 1));
        RolloutLedger ledger = ledgerOf(devices);
        Shuffle shuffle = new Shuffle(salt);
        Query query = new Query.Comparison(Field.Fixed.CONNECTED, Operator.EQUAL, "false");
        Function<Query, List<DeviceId>> ordered = wanted -> devices.stream()
                .filter(device -> wanted.takes(device.facts(), NOW))
                .map(device -> shuffle.placeOf(device.id(), device.hash()))
                .sorted()
                .map(Place::id)
                .toList();

        ledger.read(view -> {
            assertThat(view.fleet().inOrder(ALL, NOW, shuffle)).isEqualTo(ordered.apply(ALL));
            assertThat(view.fleet().inOrder(query, NOW, shuffle)).isEqualTo(ordered.apply(query));
            return true;
        });
    }
}
