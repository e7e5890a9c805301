package dev.drydock.protocol.fleet;

import dev.drydock.domain.target.Query;
import dev.drydock.domain.target.Query.Comparison.Operator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The writer of queries, with parentheses only where a part binds more weakly than the words around it. */
final class QueryWriter implements Query.Cases<QueryWriter.Written> {
    private static final QueryWriter WRITER = new QueryWriter();

    private QueryWriter() {}

    static String write(Query query) {
        return query.match(WRITER).text();
    }

    /** The text of a query, and how strongly it holds together. */
    record Written(String text, Strength strength) {
        /** The text as a part of a query that binds so strongly. */
        String within(Strength around) {
            return strength.compareTo(around) < 0 ? "(" + text + ")" : text;
        }
    }

    /** The order in which the words of the language bind, the weakest first. */
    enum Strength {
        OR,
        AND,
        NOT
    }

    @Override
    public Written all(Query.All query) {
        return new Written("all", Strength.NOT);
    }

    @Override
    public Written and(Query.And query) {
        return joined(query.parts(), " and ", Strength.AND);
    }

    @Override
    public Written or(Query.Or query) {
        return joined(query.parts(), " or ", Strength.OR);
    }

    @Override
    public Written not(Query.Not query) {
        return new Written("not " + query.query().match(this).within(Strength.NOT), Strength.NOT);
    }

    @Override
    public Written comparison(Query.Comparison query) {
        String operator = query.operator() == Operator.EQUAL ? " = " : " != ";
        return new Written(FieldWords.write(query.field()) + operator + value(query.value()), Strength.NOT);
    }

    @Override
    public Written in(Query.In query) {
        String values = query.values().stream().map(QueryWriter::value).collect(Collectors.joining(", "));
        return new Written(FieldWords.write(query.field()) + " in (" + values + ")", Strength.NOT);
    }

    @Override
    public Written seen(Query.Seen query) {
        String side = query.side().name().toLowerCase(Locale.ROOT);
        return new Written("seen " + side + " than " + AgeWords.write(query.age()), Strength.NOT);
    }

    private Written joined(List<Query> parts, String word, Strength strength) {
        return new Written(
                parts.stream().map(part -> part.match(this).within(strength)).collect(Collectors.joining(word)),
                strength);
    }

    private static String value(String value) {
        return Lexer.isWord(value) ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
