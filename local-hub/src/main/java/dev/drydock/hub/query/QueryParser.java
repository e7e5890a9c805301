package dev.drydock.hub.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.query.Expression.Constant;
import dev.drydock.hub.query.Query.Clauses;
import dev.drydock.hub.query.Query.Source;
import dev.drydock.hub.query.Tokens.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the clauses of a query, and refuses those that do not go together. */
final class QueryParser {
    private final Tokens tokens;

    /** The columns with the tokens that they begin with. */
    private final Map<Column, Token> columns = new LinkedHashMap<>();

    private int unnamed;

    private QueryParser(Tokens tokens) {
        this.tokens = tokens;
    }

    static Clauses clausesOf(String text) throws QuerySyntax {
        return new QueryParser(Tokens.of(text)).query();
    }

    private Clauses query() throws QuerySyntax {
        tokens.expect("SELECT");
        ExpressionParser twins = new ExpressionParser(tokens, Source.DEVICES);
        long top = tokens.take("TOP") ? twins.whole("a number of rows", 1, Integer.MAX_VALUE) : Long.MAX_VALUE;
        Token selected = tokens.peek();
        boolean wholeRows = tokens.take("*");
        if (!wholeRows) {
            columns(twins);
        }
        tokens.expect("FROM");
        Source source = source();
        if (source == Source.JOBS && !wholeRows) {
            throw selected.insteadOf("*, as queries of devices.jobs can neither project nor aggregate");
        }
        ExpressionParser paths = new ExpressionParser(tokens, source);
        Expression where = tokens.take("WHERE") ? paths.condition() : new Constant(Scalars.truth(true));
        List<Path> groupBy = tokens.peek().is("GROUP") ? groupBy(paths, wholeRows) : List.of();
        boolean grouped = !groupBy.isEmpty() || columns.keySet().stream().anyMatch(QueryParser::isAggregate);
        if (grouped) {
            requireGroupedBy(groupBy);
        }
        Optional<Comparator<ObjectNode>> order = tokens.peek().is("ORDER") ? orderBy(paths, grouped) : Optional.empty();
        tokens.expectEnd(
                "an operator, another clause (WHERE, GROUP BY, ORDER BY, in this order) or the end of the query");
        return new Clauses(source, top, List.copyOf(columns.keySet()), where, grouped, groupBy, order);
    }

    private void columns(ExpressionParser paths) throws QuerySyntax {
        Set<String> names = new HashSet<>();
        do {
            Token token = tokens.peek();
            Column column = column(paths);
            if (!names.add(column.name())) {
                throw token.insteadOf("a column of another name than '" + column.name() + "' (give it one by AS)");
            }
            columns.put(column, token);
        } while (tokens.another(columns.size()));
    }

    private Column column(ExpressionParser paths) throws QuerySyntax {
        if (!tokens.precedes("(")) {
            if (!tokens.peek().isName()) {
                throw tokens.peek().insteadOf("*, a property or an aggregate such as COUNT()");
            }
            Path path = paths.path();
            return new Column.Property(path, alias(paths).orElseGet(path::lastName));
        }
        Token function = tokens.next();
        tokens.expect("(");
        if (function.is("COUNT")) {
            tokens.expect(")");
            return new Column.Count(alias(paths).orElseGet(this::generatedName));
        }
        for (Column.Fold fold : Column.Fold.values()) {
            if (function.is(fold.name())) {
                Path path = paths.path();
                tokens.expect(")");
                return new Column.Aggregate(fold, path, alias(paths).orElseGet(this::generatedName));
            }
        }
        throw function.insteadOf("a property or one of COUNT, SUM, AVG, MIN and MAX");
    }

    private Optional<String> alias(ExpressionParser paths) throws QuerySyntax {
        return tokens.take("AS") ? Optional.of(paths.name("the name of a column")) : Optional.empty();
    }

    private String generatedName() {
        unnamed++;
        return "$" + unnamed;
    }

    private Source source() throws QuerySyntax {
        if (!tokens.take("devices")) {
            throw tokens.peek().insteadOf("devices or devices.jobs");
        }
        if (!tokens.take(".")) {
            return Source.DEVICES;
        }
        if (tokens.peek().is("modules")) {
            throw tokens.peek().insteadOf("jobs, as module twins are not supported here");
        }
        tokens.expect("jobs");
        return Source.JOBS;
    }

    private List<Path> groupBy(ExpressionParser paths, boolean wholeRows) throws QuerySyntax {
        if (wholeRows) {
            throw tokens.peek().insteadOf("columns to be selected where rows are grouped");
        }
        tokens.expect("GROUP");
        tokens.expect("BY");
        List<Path> groupBy = new ArrayList<>();
        do {
            groupBy.add(paths.path());
        } while (tokens.another(groupBy.size()));
        return List.copyOf(groupBy);
    }

    private void requireGroupedBy(List<Path> groupBy) throws QuerySyntax {
        for (Map.Entry<Column, Token> entry : columns.entrySet()) {
            if (entry.getKey() instanceof Column.Property property && !groupBy.contains(property.path())) {
                throw entry.getValue().insteadOf("an aggregate or a property that GROUP BY names");
            }
        }
    }

    private Optional<Comparator<ObjectNode>> orderBy(ExpressionParser paths, boolean grouped) throws QuerySyntax {
        if (grouped) {
            throw tokens.peek().insteadOf("the end of the query, as groups cannot be ordered here");
        }
        tokens.expect("ORDER");
        tokens.expect("BY");
        Comparator<ObjectNode> order = term(paths);
        for (int terms = 1; tokens.another(terms); terms++) {
            order = order.thenComparing(term(paths));
        }
        return Optional.of(order);
    }

    private Comparator<ObjectNode> term(ExpressionParser paths) throws QuerySyntax {
        Comparator<ObjectNode> ascending = Comparator.comparing(paths.path()::of, Scalars.ORDER);
        if (tokens.take("DESC")) {
            return ascending.reversed();
        }
        tokens.take("ASC");
        return ascending;
    }

    private static boolean isAggregate(Column column) {
        return !(column instanceof Column.Property);
    }
}
