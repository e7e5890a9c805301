package dev.drydock.hub.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.drydock.hub.query.Expression.Among;
import dev.drydock.hub.query.Expression.And;
import dev.drydock.hub.query.Expression.Comparison;
import dev.drydock.hub.query.Expression.Constant;
import dev.drydock.hub.query.Expression.Not;
import dev.drydock.hub.query.Expression.Operator;
import dev.drydock.hub.query.Expression.Or;
import dev.drydock.hub.query.Tokens.Token;
import dev.drydock.hub.query.Tokens.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads conditions and paths; a method for each rule of the grammar. */
final class ExpressionParser {
    private static final int LONGEST_PATH = 32;

    private final Tokens tokens;
    private final Query.Source source;

    ExpressionParser(Tokens tokens, Query.Source source) {
        this.tokens = tokens;
        this.source = source;
    }

    Expression condition() throws QuerySyntax {
        List<Expression> terms = new ArrayList<>(List.of(conjunction()));
        while (tokens.take("OR")) {
            terms.add(conjunction());
        }
        return terms.size() == 1 ? terms.get(0) : new Or(List.copyOf(terms));
    }

    Path path() throws QuerySyntax {
        skipCollection();
        List<Path.Step> steps = new ArrayList<>(List.of(new Path.Member(name("a property"))));
        while (tokens.peek().is(".") || tokens.peek().is("[")) {
            if (steps.size() == LONGEST_PATH) {
                throw tokens.peek().insteadOf("at most " + LONGEST_PATH + " parts of a path");
            }
            if (tokens.take(".")) {
                steps.add(new Path.Member(name("the name of a property")));
            } else {
                tokens.next();
                steps.add(new Path.Element((int) whole("an index", 0, Integer.MAX_VALUE)));
                tokens.expect("]");
            }
        }
        return new Path(steps);
    }

    /** A name, escaped or not. */
    String name(String expected) throws QuerySyntax {
        if (!tokens.peek().isName()) {
            throw tokens.peek().insteadOf(expected + " (a word of the language or one with other signs as [[name]])");
        }
        return tokens.next().text();
    }

    /** A number without a fraction, within these bounds. */
    long whole(String expected, long least, long most) throws QuerySyntax {
        Token token = tokens.peek();
        if (token.kind() == Kind.NUMBER) {
            JsonNode number = Scalars.number(token.text());
            if (number.isIntegralNumber() && number.longValue() >= least && number.longValue() <= most) {
                tokens.next();
                return number.longValue();
            }
        }
        throw token.insteadOf(expected + " from " + least + " to " + most);
    }

    private Expression conjunction() throws QuerySyntax {
        List<Expression> terms = new ArrayList<>(List.of(negation()));
        while (tokens.take("AND")) {
            terms.add(negation());
        }
        return terms.size() == 1 ? terms.get(0) : new And(List.copyOf(terms));
    }

    private Expression negation() throws QuerySyntax {
        if (!tokens.take("NOT")) {
            return comparison();
        }
        tokens.deeper();
        Not not = new Not(negation());
        tokens.back();
        return not;
    }

    private Expression comparison() throws QuerySyntax {
        Expression left = operand();
        Optional<Operator> operator = operator();
        if (operator.isPresent()) {
            return new Comparison(left, operator.get(), operand());
        }
        if (tokens.take("IN")) {
            return new Among(left, list());
        }
        if (tokens.take("NIN")) {
            return new Not(new Among(left, list()));
        }
        if (tokens.take("NOT")) {
            tokens.expect("IN");
            return new Not(new Among(left, list()));
        }
        return left;
    }

    private Optional<Operator> operator() {
        for (Operator operator : Operator.values()) {
            if (tokens.take(operator.sign())) {
                return Optional.of(operator);
            }
        }
        return tokens.take("<>") ? Optional.of(Operator.UNEQUAL) : Optional.empty();
    }

    private List<JsonNode> list() throws QuerySyntax {
        List<JsonNode> values = new ArrayList<>();
        tokens.expect("[");
        do {
            Token token = tokens.peek();
            values.add(constant().orElseThrow(() -> token.insteadOf("a constant")));
        } while (tokens.another(values.size()));
        tokens.expect("]");
        return List.copyOf(values);
    }

    private Expression operand() throws QuerySyntax {
        if (tokens.take("(")) {
            tokens.deeper();
            Expression inner = condition();
            tokens.expect(")");
            tokens.back();
            return inner;
        }
        Optional<JsonNode> constant = constant();
        if (constant.isPresent()) {
            return new Constant(constant.get());
        }
        if (tokens.peek().kind() == Kind.NAME && tokens.precedes("(")) {
            return call();
        }
        if (!tokens.peek().isName()) {
            throw tokens.peek().insteadOf("a property, a constant, a function or (");
        }
        Path path = path();
        if (tokens.peek().is("(")) {
            throw tokens.peek().insteadOf("an operator, as functions of one's own are not supported here");
        }
        return path;
    }

    private Call call() throws QuerySyntax {
        Token name = tokens.next();
        Call.Function function = Call.Function.named(name.text())
                .orElseThrow(() -> name.insteadOf("one of the functions " + Call.Function.allNames()));
        tokens.expect("(");
        tokens.deeper();
        List<Expression> arguments = new ArrayList<>();
        while (arguments.size() < function.arity()) {
            if (!arguments.isEmpty()) {
                tokens.expect(",");
            }
            Token argument = tokens.peek();
            arguments.add(operand());
            if (function == Call.Function.IS_DEFINED && !(arguments.get(0) instanceof Path)) {
                throw argument.insteadOf("a property");
            }
        }
        tokens.back();
        tokens.expect(")");
        return new Call(function, List.copyOf(arguments));
    }

    private Optional<JsonNode> constant() {
        Token token = tokens.peek();
        Optional<JsonNode> value = switch (token.kind()) {
            case STRING -> Optional.of(TextNode.valueOf(token.text()));
            case NUMBER -> Optional.of(Scalars.number(token.text()));
            case NAME -> named(token);
            case ESCAPED_NAME, SIGN, END -> Optional.empty();
        };
        if (value.isPresent()) {
            tokens.next();
        }
        return value;
    }

    private static Optional<JsonNode> named(Token word) {
        if (word.is("TRUE") || word.is("FALSE")) {
            return Optional.of(Scalars.truth(word.is("TRUE")));
        }
        if (word.is("NULL")) {
            return Optional.of(NullNode.getInstance());
        }
        return word.is("UNDEFINED") ? Optional.of(Scalars.UNKNOWN) : Optional.empty();
    }

    /** Passes over {@code devices.} or {@code devices.jobs.}, the name of the collection that a path may begin with. */
    private void skipCollection() throws QuerySyntax {
        if (tokens.peek().is("devices") && tokens.precedes(".")) {
            tokens.next();
            tokens.next();
            if (source == Query.Source.JOBS) {
                tokens.expect("jobs");
                tokens.expect(".");
            }
        }
    }
}
