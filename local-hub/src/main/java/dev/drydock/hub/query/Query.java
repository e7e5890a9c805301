package dev.drydock.hub.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A query of device twins or of the results of jobs, as {@code POST /devices/query} takes it; the language is described in the
 * {@linkplain dev.drydock.hub.query package}.
 *
 * <p>A result of a projection is flat. A column is named by its alias; without one a property is named by the last name of its
 * path ({@code properties.reported.firmware.version} by {@code version}), and an aggregate by {@code $1}, {@code $2} and so on.
 * Columns without a value are omitted. Two columns of one name are refused.
 */
public final class Query {
    private final Clauses clauses;

    private Query(Clauses clauses) {
        this.clauses = clauses;
    }

    /** The kind of rows of a query. */
    public enum Source {
        /** Device twins, as the REST interface shows them. */
        DEVICES,
        /** The result of a job on a device, one row for each pair; whole rows alone can be selected. */
        JOBS
    }

    /**
     * A query, taken apart.
     *
     * @param top how many results there are at most
     * @param columns none when whole rows are selected
     * @param grouped whether a result stands for several rows; without {@code groupBy}, for all of them
     */
    record Clauses(
            Source source,
            long top,
            List<Column> columns,
            Expression where,
            boolean grouped,
            List<Path> groupBy,
            Optional<Comparator<ObjectNode>> order) {}

    /**
     * Understands a query.
     *
     * @param text at most 8192 characters, nested at most 100 deep
     * @throws QuerySyntax if the text is no query, or one that is not supported here
     */
    public static Query parse(String text) throws QuerySyntax {
        return new Query(QueryParser.clausesOf(text));
    }

    /** The source of the rows for {@link #run}. */
    public Source source() {
        return clauses.source();
    }

    /** Whether the results are rows as they are, {@code SELECT *}, and not objects of the query's own making. */
    public boolean wholeRows() {
        return clauses.columns().isEmpty();
    }

    /**
     * The results, in the order of the rows unless the query asks for another. They are the rows themselves, or new objects whose
     * values belong to the rows: to be read, not to be changed.
     *
     * @param rows of the kind that {@link #source} says
     */
    public List<ObjectNode> run(Stream<ObjectNode> rows) {
        Stream<ObjectNode> matching = rows.filter(row -> clauses.where().of(row).booleanValue());
        if (clauses.grouped()) {
            return results(groups(matching).stream());
        }
        Stream<ObjectNode> ordered = clauses.order().map(matching::sorted).orElse(matching);
        return wholeRows() ? ordered.limit(clauses.top()).toList() : results(ordered.map(List::of));
    }

    private List<ObjectNode> results(Stream<List<ObjectNode>> groups) {
        return groups.limit(clauses.top())
                .map(group -> Column.result(clauses.columns(), group))
                .toList();
    }

    private Collection<List<ObjectNode>> groups(Stream<ObjectNode> rows) {
        return clauses.groupBy().isEmpty()
                ? List.of(rows.toList())
                : rows.collect(Collectors.groupingBy(this::key, LinkedHashMap::new, Collectors.toList()))
                        .values();
    }

    private List<JsonNode> key(ObjectNode row) {
        return clauses.groupBy().stream().map(path -> Scalars.key(path.of(row))).toList();
    }
}
