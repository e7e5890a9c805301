package dev.drydock.jdbc.fleet;

import dev.drydock.domain.target.Field;
import dev.drydock.jdbc.database.Dialect;
import java.util.function.UnaryOperator;

/** The condition that a device has a value in some field, and the value passes a test. It is never null. */
final class FieldCondition implements Field.Cases<String> {
    private final Dialect dialect;
    private final Parameters parameters;
    private final Tagged tagged;
    private final UnaryOperator<String> test;

    FieldCondition(Dialect dialect, Parameters parameters, Tagged tagged, UnaryOperator<String> test) {
        this.dialect = dialect;
        this.parameters = parameters;
        this.tagged = tagged;
        this.test = test;
    }

    /** The condition on a value that may be null, which passes no test. */
    static String known(String value, UnaryOperator<String> test) {
        return "(" + value + " IS NOT NULL AND " + test.apply(value) + ")";
    }

    @Override
    public String fixed(Field.Fixed field) {
        return switch (field) {
            case ID, CONNECTED -> test.apply(column(field));
            case MODEL, VERSION, STATE, REASON, ZONE, PROOF, HARDWARE, TRUST -> known(column(field), test);
        };
    }

    /** The value of a field as a text; null where there is none. */
    static String column(Field.Fixed field) {
        return switch (field) {
            case ID -> "d.id";
            case MODEL -> "d.model";
            case VERSION -> "d.version";
            case STATE -> "d.state";
            case REASON -> "d.reason";
            case CONNECTED -> "CASE d.connected WHEN 1 THEN 'true' ELSE 'false' END";
            case ZONE -> "d.zone";
            case PROOF -> "d.proof";
            case HARDWARE -> "d.hardware";
            case TRUST -> "d.trust_mode";
        };
    }

    @Override
    public String tag(Field.Tag field) {
        return tagged.condition("t.name = " + parameters.wordFor(field.name()) + " AND " + test.apply("t.value"));
    }

    /** No name has a quote or anything else that a path of SQLite escapes. */
    @Override
    public String attribute(Field.Attribute field) {
        String value = switch (dialect) {
            case SQLITE -> "json_extract(d.attributes, " + parameters.wordFor("$.\"" + field.name() + "\"") + ")";
            case POSTGRES -> "(CAST(d.attributes AS json) ->> " + parameters.wordFor(field.name()) + ")";
        };
        return known(value, test);
    }
}
