package dev.drydock.protocol.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.protocol.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A page of a list: {@code {"items":[…],"next":"…"}}, without {@code next} on the last one. */
public final class PageDocument {
    private PageDocument() {}

    /** A list that is there as a whole. */
    static <T> String whole(List<T> items, Function<T, ObjectNode> form) {
        return page(items, form, Optional.empty());
    }

    /**
     * Writes one page.
     *
     * @param form of each item
     * @param next the cursor of the following page
     */
    public static <T> String page(List<T> items, Function<T, ObjectNode> form, Optional<String> next) {
        ObjectNode node = Json.object();
        ArrayNode all = node.putArray("items");
        items.forEach(item -> all.add(form.apply(item)));
        next.ifPresent(cursor -> node.put("next", cursor));
        return Json.write(node);
    }
}
