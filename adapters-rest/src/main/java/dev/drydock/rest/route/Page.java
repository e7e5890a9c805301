package dev.drydock.rest.route;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next the cursor of the following part; empty on the last one
 */
record Page<T>(List<T> items, Optional<String> next) {
    /**
     * The items of a page, of which one more was looked for.
     *
     * @param cursor of an item behind which to go on
     */
    static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty());
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, Optional.of(cursor.apply(items.get(limit - 1))));
    }
}
