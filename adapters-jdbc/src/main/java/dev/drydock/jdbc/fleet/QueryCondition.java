package dev.drydock.jdbc.fleet;

import dev.drydock.domain.target.Field;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.target.Query.Comparison.Operator;
import dev.drydock.domain.target.Query.Seen.Side;
import dev.drydock.jdbc.database.Dialect;
import dev.drydock.protocol.fleet.ValuesDocument;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The condition for each kind of query. Each is true or false and never null, so that its negation is the negation of the query. */
final class QueryCondition implements Query.Cases<String> {
    private final Instant now;
    private final Dialect dialect;
    private final Parameters parameters;
    private final Tagged tagged;

    QueryCondition(Instant now, Dialect dialect, Parameters parameters, Tagged tagged) {
        this.now = now;
        this.dialect = dialect;
        this.parameters = parameters;
        this.tagged = tagged;
    }

    @Override
    public String all(Query.All query) {
        return "TRUE";
    }

    @Override
    public String and(Query.And query) {
        return joined(query.parts(), " AND ");
    }

    @Override
    public String or(Query.Or query) {
        return joined(query.parts(), " OR ");
    }

    private String joined(List<Query> parts, String word) {
        return parts.stream().map(part -> part.match(this)).collect(Collectors.joining(word, "(", ")"));
    }

    @Override
    public String not(Query.Not query) {
        return not(query.query().match(this));
    }

    private static String not(String condition) {
        return "NOT (" + condition + ")";
    }

    @Override
    public String comparison(Query.Comparison query) {
        String word = parameters.wordFor(query.value());
        String equal = condition(query.field(), value -> value + " = " + word);
        return query.operator() == Operator.EQUAL ? equal : not(equal);
    }

    /** The values are one parameter, since a statement has fewer than there may be values. No value has a line end. */
    @Override
    public String in(Query.In query) {
        String list = switch (dialect) {
            case SQLITE ->
                " IN (SELECT value FROM json_each(" + parameters.wordFor(ValuesDocument.array(query.values())) + "))";
            case POSTGRES ->
                " = ANY (string_to_array(" + parameters.wordFor(String.join("\n", query.values())) + ", chr(10)))";
        };
        return condition(query.field(), value -> value + list);
    }

    private String condition(Field field, UnaryOperator<String> test) {
        return field.match(new FieldCondition(dialect, parameters, tagged, test));
    }

    /** Compares whole milliseconds with a time that may lie between two of them. */
    @Override
    public String seen(Query.Seen query) {
        Instant then = now.minus(query.age());
        long last = then.toEpochMilli();
        long first = then.equals(Instant.ofEpochMilli(last)) ? last : last + 1;
        return query.side() == Side.OLDER
                ? FieldCondition.known("d.seen", seen -> seen + " < " + parameters.wordFor(first))
                : FieldCondition.known("d.seen", seen -> seen + " > " + parameters.wordFor(last));
    }
}
