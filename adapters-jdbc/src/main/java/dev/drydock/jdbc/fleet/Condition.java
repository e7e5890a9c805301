package dev.drydock.jdbc.fleet;

import dev.drydock.domain.target.Query;
import dev.drydock.jdbc.database.Dialect;
import java.time.Instant;
import java.util.Map;

/**
 * A query as a condition on the rows of {@code device d}.
 *
 * @param text names of columns and parameters alone: whatever came with the query is bound
 * @param values of the parameters, by name
 */
record Condition(String text, Map<String, Object> values) {
    Condition {
        values = Map.copyOf(values);
    }

    /** @param isWhole whether all devices of the query are wanted, not the first ones alone */
    static Condition of(Query query, Instant now, Dialect dialect, boolean isWhole) {
        Parameters parameters = new Parameters();
        Tagged tagged = Tagged.best(query, dialect, isWhole);
        String text = query.match(new QueryCondition(now, dialect, parameters, tagged));
        return new Condition(text, parameters.values());
    }
}
