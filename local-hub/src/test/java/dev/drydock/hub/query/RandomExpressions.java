package dev.drydock.hub.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.drydock.hub.query.Expression.Operator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Expressions made at random, the same for the same seed. */
final class RandomExpressions {
    private static final List<String> NAMES = List.of(
            "tags",
            "floor",
            "owner",
            "rooms",
            "a b",
            "my.part",
            "group",
            "SELECT",
            "devices",
            "$version",
            "[",
            "'",
            "ä");
    private static final String CHARACTERS = "ab '\"\\]\n\u0000\u00e4\u20ac/";

    private final Random random;

    RandomExpressions(Random random) {
        this.random = random;
    }

    Expression next(int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? path() : new Expression.Constant(constant());
        }
        return switch (random.nextInt(7)) {
            case 0 -> new Expression.And(several(() -> next(depth - 1)));
            case 1 -> new Expression.Or(several(() -> next(depth - 1)));
            case 2 -> new Expression.Not(next(depth - 1));
            case 3 -> new Expression.Among(next(depth - 1), several(this::constant));
            case 4 -> call(depth - 1);
            case 5 -> new Expression.Comparison(next(depth - 1), pick(List.of(Operator.values())), next(depth - 1));
            default -> next(0);
        };
    }

    private Call call(int depth) {
        Call.Function function = pick(List.of(Call.Function.values()));
        Expression first = function == Call.Function.IS_DEFINED ? path() : next(depth);
        return new Call(function, function.arity() == 1 ? List.of(first) : List.of(first, next(depth)));
    }

    private Path path() {
        return new Path(IntStream.rangeClosed(0, random.nextInt(4))
                .<Path.Step>mapToObj(step -> step > 0 && random.nextInt(4) == 0
                        ? new Path.Element(random.nextInt(3))
                        : new Path.Member(pick(NAMES)))
                .toList());
    }

    private JsonNode constant() {
        return switch (random.nextInt(7)) {
            case 0 -> NullNode.getInstance();
            case 1 -> Scalars.UNKNOWN;
            case 2 -> Scalars.truth(random.nextBoolean());
            case 3 -> Scalars.number(random.nextInt());
            case 4 -> Scalars.number(random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300));
            default -> TextNode.valueOf(text());
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(6), 0, CHARACTERS.length()).forEach(index -> text.append(CHARACTERS.charAt(index)));
        return text.toString();
    }

    private <T> List<T> several(Supplier<T> one) {
        return IntStream.range(0, 2 + random.nextInt(2))
                .mapToObj(item -> one.get())
                .toList();
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
