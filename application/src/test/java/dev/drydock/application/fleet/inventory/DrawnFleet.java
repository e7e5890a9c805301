package dev.drydock.application.fleet.inventory;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.device.Lineage;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.domain.target.DeviceTrust;
import dev.drydock.domain.target.Field;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.target.Query.Comparison.Operator;
import dev.drydock.domain.target.Query.Seen.Side;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Devices and queries by lot, of few values, so that they meet. */
final class DrawnFleet {
    /** Values that a database takes for others if they are not bound, are compared in a language's way, or as numbers. */
    static final List<String> VALUES = List.of(
            "oslo",
            "Oslo",
            "oslo ",
            " oslo",
            "o_lo",
            "o%",
            "'",
            "\"",
            "\\",
            "\\n",
            ":q0",
            "?",
            "<where>",
            "12",
            "012",
            "12.0",
            "null",
            "true",
            "$.a",
            "{}",
            "Tromsø",
            "Tromso\u0308",
            "ß",
            "ss",
            "\u00a0",
            "\uffff",
            "--",
            "x' OR '1'='1");

    static final List<String> NAMES = List.of("site", "Site", "1", "a.b", "a", "ring-2");

    private static final List<Integer> AGES = List.of(1, 60, 3600);
    private static final List<String> VERSIONS = List.of("1.0.0", "1.0.0+a", "1.0", "01.0");
    private static final List<String> IDS = List.of("a", "A", "b", "a-", "a_", "a.", "a:", "a0", "aA", "Z", "9", "10");

    private final Random dice;

    DrawnFleet(long seed) {
        this.dice = new Random(seed);
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(dice.nextInt(choices.size()));
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return dice.nextInt(3) == 0 ? Optional.empty() : Optional.of(value.get());
    }

    private String id() {
        return oneOf(IDS) + (dice.nextBoolean() ? "" : oneOf(IDS));
    }

    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        NAMES.forEach(name -> maybe(() -> oneOf(VALUES)).ifPresent(value -> values.put(name, value)));
        return values;
    }

    /** Devices, no two of one id. */
    List<KnownDevice> devices(int most) {
        return Stream.generate(this::id)
                .limit(most)
                .distinct()
                .map(this::device)
                .toList();
    }

    private KnownDevice device(String id) {
        DeviceFacts facts = new DeviceFacts(
                new DeviceId(id),
                maybe(() -> oneOf(VALUES)),
                maybe(() -> new Version(oneOf(VERSIONS))),
                maybe(() -> oneOf(VALUES)),
                maybe(() -> oneOf(VALUES)),
                dice.nextBoolean(),
                maybe(() -> oneOf(VALUES)),
                maybe(() -> oneOf(VALUES)),
                maybe(() -> oneOf(VALUES)),
                maybe(() -> new DeviceTrust(
                        oneOf(VALUES),
                        Optional.empty(),
                        Optional.empty(),
                        ReleaseNumbers.NONE,
                        List.of(),
                        List.of(),
                        Optional.empty())),
                values(),
                values(),
                maybe(this::seen));
        return new KnownDevice(facts, dice.nextInt(8), Lineage.UNHEARD, Optional.empty());
    }

    /** A time some milliseconds around an age that is asked for. */
    private Instant seen() {
        return FleetSamples.NOW.minusSeconds(oneOf(AGES)).plusMillis(dice.nextInt(3) - 1);
    }

    /** A query of some levels at most. */
    Query query(int levels) {
        return switch (levels == 1 ? 3 + dice.nextInt(8) : dice.nextInt(11)) {
            case 0 -> new Query.And(queries(levels - 1));
            case 1 -> new Query.Or(queries(levels - 1));
            case 2 -> new Query.Not(query(levels - 1));
            case 3 -> dice.nextInt(8) == 0 ? new Query.All() : in();
            case 4, 5 -> in();
            case 6 -> new Query.Seen(oneOf(List.of(Side.values())), Duration.ofSeconds(oneOf(AGES)));
            default -> comparison();
        };
    }

    private List<Query> queries(int levels) {
        return IntStream.range(0, 2 + dice.nextInt(2))
                .mapToObj(i -> query(levels))
                .toList();
    }

    private Query comparison() {
        Field field = field();
        return new Query.Comparison(field, oneOf(List.of(Operator.values())), valueOf(field));
    }

    private Query in() {
        Field field = field();
        List<String> values = new ArrayList<>();
        for (int left = 1 + dice.nextInt(8); left > 0; left--) {
            values.add(valueOf(field));
        }
        return new Query.In(field, values);
    }

    private Field field() {
        return switch (dice.nextInt(4)) {
            case 0 -> new Field.Tag(oneOf(NAMES));
            case 1 -> new Field.Attribute(oneOf(NAMES));
            default -> oneOf(List.of(Field.Fixed.values()));
        };
    }

    private String valueOf(Field field) {
        if (field == Field.Fixed.ID) {
            return id();
        }
        if (field == Field.Fixed.CONNECTED) {
            return Boolean.toString(dice.nextBoolean());
        }
        return field == Field.Fixed.VERSION ? oneOf(VERSIONS) : oneOf(VALUES);
    }
}
