package dev.drydock.hub.query;

import dev.drydock.hub.query.Tokens.Token;
import dev.drydock.hub.query.Tokens.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts the text of a query into tokens. */
final class Tokenizer {
    /** Characters that a query may have (Microsoft: "Queries for IoT Hub device and module twins", limitations). */
    static final int LONGEST_QUERY = 8192;

    private static final String SIGNS = "()[],.*=<>+-/%";
    private static final List<String> DOUBLE_SIGNS = List.of("!=", "<>", "<=", ">=");
    private static final int UNICODE_DIGITS = 4;

    private final String text;
    private int at;

    private Tokenizer(String text) {
        this.text = text;
    }

    /** The tokens of the text, with one of kind END behind them. */
    static List<Token> tokensOf(String text) throws QuerySyntax {
        if (text.length() > LONGEST_QUERY) {
            throw new QuerySyntax("a text of at most " + LONGEST_QUERY + " characters", "more", LONGEST_QUERY + 1);
        }
        return new Tokenizer(text).tokens();
    }

    private List<Token> tokens() throws QuerySyntax {
        List<Token> tokens = new ArrayList<>();
        skipSpace();
        while (at < text.length()) {
            tokens.add(token());
            skipSpace();
        }
        tokens.add(new Token(Kind.END, "", at + 1));
        return List.copyOf(tokens);
    }

    private void skipSpace() {
        while (Character.isWhitespace(peek(0))) {
            at++;
        }
    }

    private Token token() throws QuerySyntax {
        char first = peek(0);
        if (Character.isLetter(first) || first == '_' || first == '$') {
            return name();
        }
        if (isDigitAt(at, 10) || (first == '-' && isDigitAt(at + 1, 10))) {
            return number();
        }
        if (first == '\'' || first == '"') {
            return string(first);
        }
        if (text.startsWith("[[", at)) {
            return escapedName();
        }
        for (String sign : DOUBLE_SIGNS) {
            if (text.startsWith(sign, at)) {
                return until(at + sign.length(), Kind.SIGN);
            }
        }
        if (SIGNS.indexOf(first) >= 0) {
            return until(at + 1, Kind.SIGN);
        }
        throw unexpected("a word, a number, a string or an operator", at);
    }

    private Token name() {
        int end = at;
        while (isPartOfName(end)) {
            end++;
        }
        return until(end, Kind.NAME);
    }

    /** Decimal, with a fraction and an exponent if need be, or hexadecimal after 0x. */
    private Token number() throws QuerySyntax {
        int start = at + (peek(0) == '-' ? 1 : 0);
        int end = text.startsWith("0x", start) || text.startsWith("0X", start)
                ? digits(start + 2, 16)
                : exponent(fraction(digits(start, 10)));
        if (isPartOfName(end)) {
            throw unexpected("the number to end", end);
        }
        Token number = until(end, Kind.NUMBER);
        if (!Double.isFinite(Scalars.number(number.text()).doubleValue())) {
            throw new QuerySyntax("a number that a double holds", number.text(), number.position());
        }
        return number;
    }

    private int fraction(int start) throws QuerySyntax {
        return text.startsWith(".", start) ? digits(start + 1, 10) : start;
    }

    private int exponent(int start) throws QuerySyntax {
        if (!text.startsWith("e", start) && !text.startsWith("E", start)) {
            return start;
        }
        boolean signed = text.startsWith("+", start + 1) || text.startsWith("-", start + 1);
        return digits(start + (signed ? 2 : 1), 10);
    }

    private int digits(int start, int radix) throws QuerySyntax {
        int end = start;
        while (isDigitAt(end, radix)) {
            end++;
        }
        if (end == start) {
            throw unexpected("a digit", end);
        }
        return end;
    }

    private Token string(char quote) throws QuerySyntax {
        int start = at++;
        StringBuilder meant = new StringBuilder();
        while (peek(0) != quote) {
            if (at >= text.length()) {
                throw new QuerySyntax("the string to be closed by " + quote, "the end", start + 1);
            }
            meant.append(peek(0) == '\\' ? escape() : text.charAt(at++));
        }
        at++;
        return new Token(Kind.STRING, meant.toString(), start + 1);
    }

    private char escape() throws QuerySyntax {
        char escaped = peek(1);
        if (escaped == '\'' || escaped == '"' || escaped == '\\') {
            at += 2;
            return escaped;
        }
        if (escaped != 'u') {
            throw unexpected("\\', \\\", \\\\ or \\uXXXX", at);
        }
        int start = at + 2;
        for (int index = start; index < start + UNICODE_DIGITS; index++) {
            if (!isDigitAt(index, 16)) {
                throw unexpected("four hexadecimal digits", index);
            }
        }
        at = start + UNICODE_DIGITS;
        return (char) Integer.parseInt(text, start, at, 16);
    }

    private Token escapedName() throws QuerySyntax {
        int end = text.indexOf("]]", at + 2);
        if (end < 0) {
            throw new QuerySyntax("the name to be closed by ]]", "the end", at + 1);
        }
        if (end == at + 2) {
            throw unexpected("a name", end);
        }
        Token name = new Token(Kind.ESCAPED_NAME, text.substring(at + 2, end), at + 1);
        at = end + 2;
        return name;
    }

    private Token until(int end, Kind kind) {
        Token token = new Token(kind, text.substring(at, end), at + 1);
        at = end;
        return token;
    }

    private QuerySyntax unexpected(String expected, int index) {
        boolean end = index >= text.length();
        return new QuerySyntax(expected, end ? "the end" : String.valueOf(text.charAt(index)), index + 1);
    }

    /** The character so far ahead; NUL behind the end, which begins no token. */
    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
    }

    private boolean isPartOfName(int index) {
        if (index >= text.length()) {
            return false;
        }
        char c = text.charAt(index);
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private boolean isDigitAt(int index, int radix) {
        return index < text.length() && text.charAt(index) < 0x80 && Character.digit(text.charAt(index), radix) >= 0;
    }
}
