package dev.drydock.hub.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One of the things that a query selects, and the name under which its results show it. */
sealed interface Column {
    String name();

    /** The value for rows that make one result: a single row, or all the rows of a group. Missing when there is none. */
    JsonNode of(List<ObjectNode> rows);

    /** A result: an object with a member for every column that has a value; the values are those of the rows, not copies. */
    static ObjectNode result(Collection<Column> columns, List<ObjectNode> rows) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        for (Column column : columns) {
            JsonNode value = column.of(rows);
            if (!value.isMissingNode()) {
                result.set(column.name(), value);
            }
        }
        return result;
    }

    /** A property, which all the rows of a group share. */
    record Property(Path path, String name) implements Column {
        @Override
        public JsonNode of(List<ObjectNode> rows) {
            return rows.isEmpty() ? Scalars.UNKNOWN : path.of(rows.get(0));
        }
    }

    /** The number of rows. */
    record Count(String name) implements Column {
        @Override
        public JsonNode of(List<ObjectNode> rows) {
            return Scalars.number(rows.size());
        }
    }

    /** An aggregate of the values of a property, over all rows that have it. */
    record Aggregate(Fold fold, Path path, String name) implements Column {
        @Override
        public JsonNode of(List<ObjectNode> rows) {
            return fold.of(rows.stream().map(path::of)).orElse(Scalars.UNKNOWN);
        }
    }

    /** SUM and AVG heed numbers alone; MIN and MAX heed numbers, strings and booleans, in {@link Scalars#ORDER}. */
    enum Fold {
        SUM,
        AVG,
        MIN,
        MAX;

        private Optional<JsonNode> of(Stream<JsonNode> values) {
            return switch (this) {
                case SUM -> numbers(values).map(numbers -> Scalars.number(numbers.getSum()));
                case AVG -> numbers(values).map(numbers -> Scalars.number(numbers.getAverage()));
                case MIN -> ordered(values).min(Scalars.ORDER);
                case MAX -> ordered(values).max(Scalars.ORDER);
            };
        }

        private static Optional<DoubleSummaryStatistics> numbers(Stream<JsonNode> values) {
            return Optional.of(values.filter(JsonNode::isNumber)
                            .mapToDouble(JsonNode::doubleValue)
                            .summaryStatistics())
                    .filter(numbers -> numbers.getCount() > 0);
        }

        private static Stream<JsonNode> ordered(Stream<JsonNode> values) {
            return values.filter(value -> Scalars.isPrimitive(value) && !value.isNull());
        }
    }
}
