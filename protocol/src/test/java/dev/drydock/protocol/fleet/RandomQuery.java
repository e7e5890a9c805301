package dev.drydock.protocol.fleet;

import dev.drydock.domain.target.Field;
import dev.drydock.domain.target.Field.Fixed;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.target.Query.Comparison.Operator;
import dev.drydock.domain.target.Query.Seen.Side;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Queries by chance, small enough to be written. */
final class RandomQuery {
    private static final List<String> VALUES = List.of(
            "oslo",
            "2.0.0~rc1",
            "and",
            "Or",
            "NOT",
            "in",
            "all",
            "seen",
            "(",
            ")",
            "a b",
            "\"",
            "\\",
            "\\\"",
            " ",
            "=",
            "!=",
            ",",
            "7d",
            "true",
            "Tromsø",
            "\u6771\u4eac",
            "\u0131n",
            "tag.site",
            "a'b",
            "%",
            "\u00a0",
            "a\\");

    private final Random dice;

    RandomQuery(Random dice) {
        this.dice = dice;
    }

    /** A query of so many levels at most. */
    Query next(int levels) {
        int kind = dice.nextInt(levels > 1 ? 8 : 4);
        return switch (kind) {
            case 0 -> new Query.All();
            case 1 -> new Query.Seen(any(Side.values()), age());
            case 2 -> in();
            case 3 -> comparison();
            case 4, 5 -> new Query.And(parts(levels - 1));
            case 6 -> new Query.Or(parts(levels - 1));
            default -> new Query.Not(next(levels - 1));
        };
    }

    private List<Query> parts(int levels) {
        return Stream.generate(() -> next(levels)).limit(2 + dice.nextInt(2)).toList();
    }

    private Query comparison() {
        Field field = field();
        return new Query.Comparison(field, any(Operator.values()), value(field));
    }

    private Query in() {
        Field field = field();
        return new Query.In(
                field,
                IntStream.rangeClosed(0, dice.nextInt(4))
                        .mapToObj(i -> value(field))
                        .toList());
    }

    private Field field() {
        return switch (dice.nextInt(4)) {
            case 0 -> new Field.Tag(any("site", "and", "NAME", "a.b", "0"));
            case 1 -> new Field.Attribute(any("board", "in", "a-b_c"));
            default -> any(Fixed.values());
        };
    }

    private String value(Field field) {
        if (field.equals(Fixed.CONNECTED)) {
            return String.valueOf(dice.nextBoolean());
        }
        String first = VALUES.get(dice.nextInt(VALUES.size()));
        return dice.nextBoolean() ? first : first + VALUES.get(dice.nextInt(VALUES.size()));
    }

    private Duration age() {
        int unit = any(1, 60, 3600, 86_400);
        return Duration.ofSeconds((1L + dice.nextInt(3650)) * unit);
    }

    @SafeVarargs
    private <T> T any(T... choices) {
        return choices[dice.nextInt(choices.length)];
    }
}
