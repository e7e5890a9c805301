package dev.drydock.hub.query;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tokens of one text, read from left to right. */
final class Tokens {
    /** The greatest depth of parentheses, NOT and function calls, so that no text exhausts the stack. */
    static final int DEEPEST = 100;

    /** The greatest number of elements of a list. */
    static final int LONGEST_LIST = 1000;

    private final List<Token> tokens;
    private int at;
    private int depth;

    private Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Tokens of(String text) throws QuerySyntax {
        return new Tokens(Tokenizer.tokensOf(text));
    }

    Token peek() {
        return tokens.get(at);
    }

    /** Whether the token after the next one is this sign. */
    boolean precedes(String sign) {
        return at + 1 < tokens.size() && tokens.get(at + 1).is(sign);
    }

    Token next() {
        Token next = tokens.get(at);
        if (next.kind() != Token.Kind.END) {
            at++;
        }
        return next;
    }

    boolean take(String word) {
        boolean taken = peek().is(word);
        if (taken) {
            next();
        }
        return taken;
    }

    void expect(String word) throws QuerySyntax {
        if (!take(word)) {
            throw peek().insteadOf(word);
        }
    }

    void expectEnd(String expected) throws QuerySyntax {
        if (peek().kind() != Token.Kind.END) {
            throw peek().insteadOf(expected);
        }
    }

    /** Whether another item follows in a list that has so many already; takes the comma. */
    boolean another(int items) throws QuerySyntax {
        if (peek().is(",") && items >= LONGEST_LIST) {
            throw peek().insteadOf("at most " + LONGEST_LIST + " items");
        }
        return take(",");
    }

    void deeper() throws QuerySyntax {
        depth++;
        if (depth > DEEPEST) {
            throw peek().insteadOf("a nesting of at most " + DEEPEST);
        }
    }

    void back() {
        depth--;
    }

    /**
     * A word, sign or constant of a query.
     *
     * @param text what it means: of a string, the characters it stands for; of an escaped name, the name
     * @param position where it begins, counted from 1
     */
    record Token(Kind kind, String text, int position) {
        enum Kind {
            NAME,
            ESCAPED_NAME,
            STRING,
            NUMBER,
            SIGN,
            END
        }

        /** The words that structure a query; whoever means a property of that name escapes it. */
        private static final Set<String> RESERVED = Set.of(
                "SELECT",
                "TOP",
                "FROM",
                "WHERE",
                "GROUP",
                "ORDER",
                "BY",
                "ASC",
                "DESC",
                "AS",
                "AND",
                "OR",
                "NOT",
                "IN",
                "NIN",
                "TRUE",
                "FALSE",
                "NULL",
                "UNDEFINED");

        private static final Set<String> NOT_HERE =
                Set.of("JOIN", "LIKE", "BETWEEN", "DISTINCT", "EXISTS", "HAVING", "LIMIT", "OFFSET", "UNION", "CASE");

        private static final Set<String> ARITHMETIC = Set.of("+", "-", "/", "%");

        /** Whether this is that word, in any case, or that sign. */
        boolean is(String word) {
            return (kind == Kind.NAME || kind == Kind.SIGN) && text.equalsIgnoreCase(word);
        }

        /** Whether this can name something. */
        boolean isName() {
            return kind == Kind.ESCAPED_NAME || (kind == Kind.NAME && !RESERVED.contains(upperCase()));
        }

        /** The complaint that this was found where something else was expected. */
        QuerySyntax insteadOf(String expected) {
            return new QuerySyntax(expected, shown(), position, advice());
        }

        private String upperCase() {
            return text.toUpperCase(Locale.ROOT);
        }

        private String shown() {
            return switch (kind) {
                case END -> "the end";
                case STRING -> "'" + text + "'";
                case ESCAPED_NAME -> "[[" + text + "]]";
                case NAME, NUMBER, SIGN -> text;
            };
        }

        private String advice() {
            if (kind == Kind.SIGN && ARITHMETIC.contains(text)) {
                return "arithmetic is not supported here, and a name with such a sign is written [[like-this]]";
            }
            if (kind != Kind.NAME) {
                return "";
            }
            if (NOT_HERE.contains(upperCase())) {
                return upperCase() + " is not supported here";
            }
            return is("SELECT") ? "queries inside of queries are not supported here" : "";
        }
    }
}
