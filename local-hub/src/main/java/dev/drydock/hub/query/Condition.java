package dev.drydock.hub.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.query.Expression.Constant;

/** The condition of a configuration or a job, in the syntax of {@code WHERE} in a query of device twins. */
public final class Condition {
    private final Expression expression;

    private Condition(Expression expression) {
        this.expression = expression;
    }

    /**
     * Understands a condition; a blank text and {@code *} hold for every device.
     *
     * @param text at most 8192 characters, nested at most 100 deep
     * @throws QuerySyntax if the text is no condition, or one that is not supported here
     */
    public static Condition parse(String text) throws QuerySyntax {
        if (text.isBlank() || text.strip().equals("*")) {
            return new Condition(new Constant(Scalars.truth(true)));
        }
        Tokens tokens = Tokens.of(text);
        Expression expression = new ExpressionParser(tokens, Query.Source.DEVICES).condition();
        tokens.expectEnd("an operator or the end of the condition");
        return new Condition(expression);
    }

    /** Whether the condition is true of the twin, and neither false nor unknown. */
    public boolean holds(ObjectNode row) {
        return expression.of(row).booleanValue();
    }
}
