package dev.drydock.hub.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A function of one or two values, called in a condition. */
record Call(Function function, List<Expression> arguments) implements Expression {
    @Override
    public JsonNode of(JsonNode row) {
        JsonNode first = arguments.get(0).of(row);
        return function.arity() == 1
                ? Scalars.truth(function.isTrueOf(first))
                : function.compare(first, arguments.get(1).of(row));
    }

    /** The functions. The last three are case-sensitive, and unknown for a value that is not a string. */
    enum Function {
        /** Whether there is a value, be it null; takes a path. */
        IS_DEFINED(1),
        IS_ARRAY(1),
        IS_BOOL(1),
        IS_NULL(1),
        IS_NUMBER(1),
        IS_OBJECT(1),
        /** Whether the value is a string, a number, a boolean or null. */
        IS_PRIMITIVE(1),
        IS_STRING(1),
        STARTSWITH(2),
        ENDSWITH(2),
        CONTAINS(2);

        private final int arity;

        Function(int arity) {
            this.arity = arity;
        }

        int arity() {
            return arity;
        }

        /** The function of that name in any case; {@code STARTS_WITH}, the older spelling, is {@code STARTSWITH}. */
        static Optional<Function> named(String name) {
            String sought = switch (name.toUpperCase(Locale.ROOT)) {
                case "STARTS_WITH" -> "STARTSWITH";
                case "ENDS_WITH" -> "ENDSWITH";
                default -> name;
            };
            return Arrays.stream(values())
                    .filter(function -> function.name().equalsIgnoreCase(sought))
                    .findFirst();
        }

        static String allNames() {
            return Arrays.stream(values()).map(Function::name).collect(Collectors.joining(", "));
        }

        private boolean isTrueOf(JsonNode value) {
            return switch (this) {
                case IS_DEFINED -> !value.isMissingNode();
                case IS_ARRAY -> value.isArray();
                case IS_BOOL -> value.isBoolean();
                case IS_NULL -> value.isNull();
                case IS_NUMBER -> value.isNumber();
                case IS_OBJECT -> value.isObject();
                case IS_PRIMITIVE -> Scalars.isPrimitive(value);
                case IS_STRING -> value.isTextual();
                case STARTSWITH, ENDSWITH, CONTAINS -> throw new IllegalStateException(name() + " takes two values");
            };
        }

        private JsonNode compare(JsonNode whole, JsonNode part) {
            if (!whole.isTextual() || !part.isTextual()) {
                return Scalars.UNKNOWN;
            }
            String text = whole.textValue();
            String sought = part.textValue();
            return Scalars.truth(
                    switch (this) {
                        case STARTSWITH -> text.startsWith(sought);
                        case ENDSWITH -> text.endsWith(sought);
                        case CONTAINS -> text.contains(sought);
                        default -> throw new IllegalStateException(name() + " takes one value");
                    });
        }
    }
}
