package dev.drydock.domain.target;

import java.util.List;

/** The size of queries that are made of others, and its limits. */
final class QuerySize {
    private QuerySize() {}

    /** Gives back the parts of a query, if they are enough and not too many. */
    static List<Query> joined(String word, List<Query> parts) {
        if (parts.size() < 2) {
            throw new IllegalArgumentException(
                    "'" + word + "' joins at least 2 queries, this one joins " + parts.size());
        }
        int terms = termsOf(parts);
        if (terms > Query.MOST_TERMS) {
            throw new IllegalArgumentException(
                    "a query has at most " + Query.MOST_TERMS + " comparisons, this one has " + terms);
        }
        checkDepth(depthOver(parts));
        return List.copyOf(parts);
    }

    static void checkDepth(int depth) {
        if (depth > Query.DEEPEST) {
            throw new IllegalArgumentException(
                    "a query is nested at most " + Query.DEEPEST + " levels deep, this one is nested " + depth);
        }
    }

    static int depthOver(List<Query> parts) {
        return 1 + parts.stream().mapToInt(Query::depth).max().orElse(0);
    }

    static int termsOf(List<Query> parts) {
        return parts.stream().mapToInt(Query::terms).sum();
    }
}
