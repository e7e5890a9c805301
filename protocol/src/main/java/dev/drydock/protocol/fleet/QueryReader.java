package dev.drydock.protocol.fleet;

import dev.drydock.domain.target.Field;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.target.Query.Comparison;
import dev.drydock.domain.target.Query.Comparison.Operator;
import dev.drydock.domain.target.Query.Seen.Side;
import dev.drydock.protocol.fleet.Token.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** The reader of one query by recursive descent, whose depth is limited before it is taken. */
final class QueryReader {
    private final Lexer lexer;
    private Token token;
    private int nesting;

    QueryReader(Lexer lexer) throws Unexpected {
        this.lexer = lexer;
        this.token = lexer.next();
    }

    Query readAll() throws Unexpected {
        Query query = or();
        if (token.kind() != Kind.END) {
            throw token.unexpected("'and', 'or' or the end");
        }
        return query;
    }

    private Query or() throws Unexpected {
        return joined("or", this::and, Query.Or::new);
    }

    private Query and() throws Unexpected {
        return joined("and", this::not, Query.And::new);
    }

    private Query joined(String word, Part part, Function<List<Query>, Query> join) throws Unexpected {
        Token first = token;
        List<Query> parts = new ArrayList<>();
        parts.add(part.read());
        while (token.isWord(word)) {
            advance();
            parts.add(part.read());
        }
        return parts.size() == 1 ? parts.get(0) : made(first, () -> join.apply(parts));
    }

    private Query not() throws Unexpected {
        Token first = token;
        if (token.isWord("not")) {
            Query inner = nested(this::not);
            return made(first, () -> new Query.Not(inner));
        }
        if (token.isSign("(")) {
            Query inner = nested(this::or);
            take(")", "'and', 'or' or ')'");
            return inner;
        }
        return simple();
    }

    /** Reads a part behind a token that nests it. */
    private Query nested(Part part) throws Unexpected {
        if (nesting == Query.DEEPEST) {
            throw token.unexpected("at most " + Query.DEEPEST + " levels of parentheses and 'not'");
        }
        advance();
        nesting++;
        Query query = part.read();
        nesting--;
        return query;
    }

    private Query simple() throws Unexpected {
        if (token.kind() != Kind.WORD || Lexer.isReserved(token.text())) {
            throw token.unexpected("a field, 'seen', 'not', 'all' or '('");
        }
        if (token.isWord("all")) {
            advance();
            return new Query.All();
        }
        if (token.isWord("seen")) {
            advance();
            return seen();
        }
        Field field = FieldWords.read(token);
        advance();
        return comparison(field);
    }

    private Query seen() throws Unexpected {
        Side side = token.isWord("newer") ? Side.NEWER : Side.OLDER;
        takeWord(side.name().toLowerCase(Locale.ROOT), "'older than' or 'newer than' behind 'seen'");
        takeWord("than", "'than'");
        Duration age = AgeWords.read(token);
        Query query = made(token, () -> new Query.Seen(side, age));
        advance();
        return query;
    }

    private Query comparison(Field field) throws Unexpected {
        if (token.isWord("in")) {
            return in(field);
        }
        Operator operator = token.isSign("!=") ? Operator.NOT_EQUAL : Operator.EQUAL;
        take(operator == Operator.EQUAL ? "=" : "!=", "'=', '!=' or 'in'");
        return new Comparison(field, operator, value(field));
    }

    private Query in(Field field) throws Unexpected {
        Token first = advance();
        take("(", "'(' behind 'in'");
        List<String> values = new ArrayList<>();
        values.add(value(field));
        while (token.isSign(",")) {
            advance();
            values.add(value(field));
        }
        take(")", "',' or ')'");
        return made(first, () -> new Query.In(field, values));
    }

    private String value(Field field) throws Unexpected {
        boolean bare = token.kind() == Kind.WORD && !Lexer.isReserved(token.text());
        if (!bare && token.kind() != Kind.QUOTED) {
            throw token.unexpected(
                    "a value; in quotes if it is and, or, not or in, or has other signs than . _ : + ~ ^ / @ -");
        }
        String written = token.text();
        String value = made(
                token,
                () -> field.checked(field.equals(Field.Fixed.CONNECTED) ? written.toLowerCase(Locale.ROOT) : written));
        advance();
        return value;
    }

    private void takeWord(String word, String expected) throws Unexpected {
        if (!token.isWord(word)) {
            throw token.unexpected(expected);
        }
        advance();
    }

    private void take(String sign, String expected) throws Unexpected {
        if (!token.isSign(sign)) {
            throw token.unexpected(expected);
        }
        advance();
    }

    /** Goes on to the next token, and gives back this one. */
    private Token advance() throws Unexpected {
        Token taken = token;
        token = lexer.next();
        return taken;
    }

    /** Makes a value of the domain, whose refusal is one of the text that begins at this token. */
    static <T> T made(Token first, Supplier<T> value) throws Unexpected {
        try {
            return value.get();
        } catch (IllegalArgumentException refused) {
            throw first.unexpected("that " + refused.getMessage());
        }
    }

    /** A rule of the language. */
    private interface Part {
        Query read() throws Unexpected;
    }
}
