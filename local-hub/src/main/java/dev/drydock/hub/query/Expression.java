package dev.drydock.hub.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Something that has a value for every row; the missing node stands for undefined and for unknown. */
sealed interface Expression
        permits Path,
                Call,
                Expression.Constant,
                Expression.Not,
                Expression.And,
                Expression.Or,
                Expression.Comparison,
                Expression.Among {
    JsonNode of(JsonNode row);

    record Constant(JsonNode value) implements Expression {
        @Override
        public JsonNode of(JsonNode row) {
            return value;
        }
    }

    record Not(Expression negated) implements Expression {
        @Override
        public JsonNode of(JsonNode row) {
            JsonNode value = negated.of(row);
            return value.isBoolean() ? Scalars.truth(!value.booleanValue()) : Scalars.UNKNOWN;
        }
    }

    record And(List<Expression> terms) implements Expression {
        @Override
        public JsonNode of(JsonNode row) {
            return settle(terms, row, false);
        }
    }

    record Or(List<Expression> terms) implements Expression {
        @Override
        public JsonNode of(JsonNode row) {
            return settle(terms, row, true);
        }
    }

    record Comparison(Expression left, Operator operator, Expression right) implements Expression {
        @Override
        public JsonNode of(JsonNode row) {
            return operator.compare(left.of(row), right.of(row));
        }
    }

    /** IN: whether a value is one of several. */
    record Among(Expression sought, List<JsonNode> values) implements Expression {
        @Override
        public JsonNode of(JsonNode row) {
            JsonNode value = sought.of(row);
            return Scalars.isPrimitive(value)
                    ? Scalars.truth(values.stream().anyMatch(candidate -> Scalars.isSame(candidate, value)))
                    : Scalars.UNKNOWN;
        }
    }

    /** The decisive value if a term has it, its contrary if all terms have that, and unknown otherwise. */
    private static JsonNode settle(List<Expression> terms, JsonNode row, boolean decisive) {
        JsonNode settled = Scalars.truth(!decisive);
        for (Expression term : terms) {
            JsonNode value = term.of(row);
            if (!value.isBoolean()) {
                settled = Scalars.UNKNOWN;
            } else if (value.booleanValue() == decisive) {
                return value;
            }
        }
        return settled;
    }

    enum Operator {
        EQUAL("="),
        UNEQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        JsonNode compare(JsonNode left, JsonNode right) {
            if (!Scalars.isPrimitive(left) || !Scalars.isPrimitive(right)) {
                return Scalars.UNKNOWN;
            }
            if (Scalars.isOfOneType(left, right)) {
                return Scalars.truth(allows(Scalars.compare(left, right)));
            }
            return this == EQUAL || this == UNEQUAL ? Scalars.truth(this == UNEQUAL) : Scalars.UNKNOWN;
        }

        private boolean allows(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case UNEQUAL -> order != 0;
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                case GREATER_OR_EQUAL -> order >= 0;
            };
        }
    }
}
