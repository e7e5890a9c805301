package dev.drydock.hub.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigInteger;
import java.util.Comparator;

/** The order of JSON values: primitive ones compare by value, others not at all. */
final class Scalars {
    /** Neither true nor false; also what a path that leads nowhere finds. */
    static final JsonNode UNKNOWN = MissingNode.getInstance();

    /** Every value against every other, for sorting: undefined, null, false, true, numbers, strings, arrays, objects. */
    static final Comparator<JsonNode> ORDER = Comparator.comparingInt(Scalars::rank)
            .thenComparing((left, right) -> isPrimitive(left) ? compare(left, right) : 0);

    /** Integers from here on are not exact in a double. */
    private static final double EXACT = 1L << 53;

    private Scalars() {}

    /** The number of a literal: decimal or, after 0x, hexadecimal. */
    static JsonNode number(String literal) {
        boolean negative = literal.startsWith("-");
        String digits = negative ? literal.substring(1) : literal;
        double value = digits.startsWith("0x") || digits.startsWith("0X")
                ? new BigInteger(digits.substring(2), 16).doubleValue()
                : Double.parseDouble(digits);
        return number(negative ? -value : value);
    }

    /** The number as a parser of JSON makes it: without a fraction where it has none, and as small as it can be. */
    static JsonNode number(double value) {
        if (value == (int) value) {
            return IntNode.valueOf((int) value);
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT;
        return whole ? LongNode.valueOf((long) value) : DoubleNode.valueOf(value);
    }

    static JsonNode truth(boolean value) {
        return BooleanNode.valueOf(value);
    }

    /** A null, a boolean, a number or a string. */
    static boolean isPrimitive(JsonNode node) {
        return node.isValueNode();
    }

    static boolean isOfOneType(JsonNode left, JsonNode right) {
        return rank(left) == rank(right);
    }

    /** Whether two primitives are the same value; 1 and 1.0 are. */
    static boolean isSame(JsonNode left, JsonNode right) {
        return isOfOneType(left, right) && compare(left, right) == 0;
    }

    /** The order of two primitives of one type; strings by their code units. */
    static int compare(JsonNode left, JsonNode right) {
        return switch (left.getNodeType()) {
            case BOOLEAN -> Boolean.compare(left.booleanValue(), right.booleanValue());
            // adding zero makes -0.0 the zero it stands for
            case NUMBER -> Double.compare(left.doubleValue() + 0.0, right.doubleValue() + 0.0);
            case STRING -> left.textValue().compareTo(right.textValue());
            default -> 0;
        };
    }

    /** The value under which rows are grouped: equal for what is the same value. */
    static JsonNode key(JsonNode node) {
        return node.isNumber() ? DoubleNode.valueOf(node.doubleValue() + 0.0) : node;
    }

    private static int rank(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING -> 0;
            case NULL -> 1;
            case BOOLEAN -> 2;
            case NUMBER -> 3;
            case STRING -> 4;
            case ARRAY -> 5;
            default -> 6;
        };
    }
}
