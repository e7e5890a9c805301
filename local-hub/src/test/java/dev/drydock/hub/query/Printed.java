package dev.drydock.hub.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The text of an expression; parentheses stand around whatever is not a single operand. */
final class Printed {
    private Printed() {}

    static String text(Expression expression) {
        if (expression instanceof Expression.Constant constant) {
            return text(constant.value());
        }
        if (expression instanceof Path path) {
            return path.steps().stream()
                    .map(Printed::text)
                    .collect(Collectors.joining())
                    .substring(1);
        }
        if (expression instanceof Expression.Not not && not.negated() instanceof Expression.Among among) {
            return operand(among.sought()) + " NIN [" + join(among.values(), ", ", Printed::text) + "]";
        }
        if (expression instanceof Expression.Not not) {
            return "not " + operand(not.negated());
        }
        if (expression instanceof Expression.Among among) {
            return operand(among.sought()) + " IN [" + join(among.values(), ",", Printed::text) + "]";
        }
        if (expression instanceof Expression.And and) {
            return join(and.terms(), " AND ", Printed::operand);
        }
        if (expression instanceof Expression.Or or) {
            return join(or.terms(), " or ", Printed::operand);
        }
        if (expression instanceof Expression.Comparison comparison) {
            return operand(comparison.left()) + comparison.operator().sign() + operand(comparison.right());
        }
        Call call = (Call) expression;
        return call.function() + "(" + join(call.arguments(), " , ", Printed::operand) + ")";
    }

    private static String operand(Expression expression) {
        boolean single =
                expression instanceof Expression.Constant || expression instanceof Path || expression instanceof Call;
        return single ? text(expression) : "(" + text(expression) + ")";
    }

    private static String text(Path.Step step) {
        return step instanceof Path.Member member
                ? ".[[" + member.name() + "]]"
                : "[" + ((Path.Element) step).index() + "]";
    }

    private static String text(JsonNode value) {
        if (value.isTextual()) {
            return "'"
                    + value.textValue()
                            .replace("\\", "\\\\")
                            .replace("'", "\\'")
                            .replace("\n", "\\u000A") + "'";
        }
        return value.isMissingNode() ? "undefined" : value.asText();
    }

    private static <T> String join(List<T> items, String separator, Function<T, String> print) {
        return items.stream().map(print).collect(Collectors.joining(separator));
    }
}
