package dev.drydock.hub.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.refusal.Refused;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A page of results, of the size that a request asks for. A continuation token says how many results were there before. */
final class Page {
    private static final int USUAL = 100;
    private static final int LARGEST = 1000;
    private static final String TOKEN = "x-ms-continuation";
    private static final String SIZE = "x-ms-max-item-count";

    private Page() {}

    /** Answers with nothing but a token that leads to the page that is asked for. */
    static void answerEmpty(RoutingContext request, String itemType) {
        int from = header(request, TOKEN).map(Page::offset).orElse(0);
        request.response().putHeader(TOKEN, token(from)).putHeader("x-ms-item-type", itemType);
        Answers.json(request, 200, Requests.JSON.createArrayNode());
    }

    /** Answers with the page that is asked for. */
    static void answer(RoutingContext request, String itemType, List<ObjectNode> results) {
        int size = Requests.number(header(request, SIZE), SIZE, 1, LARGEST, USUAL);
        int from = header(request, TOKEN).map(Page::offset).orElse(0);
        ArrayNode items = Requests.JSON.createArrayNode();
        results.stream().skip(from).limit(size).forEach(items::add);
        if (from + items.size() < results.size()) {
            request.response().putHeader(TOKEN, token(from + items.size()));
        }
        request.response().putHeader("x-ms-item-type", itemType);
        Answers.json(request, 200, items);
    }

    private static Optional<String> header(RoutingContext request, String name) {
        return Optional.ofNullable(request.request().getHeader(name)).filter(text -> !text.isEmpty());
    }

    private static String token(int offset) {
        return Base64.getUrlEncoder().encodeToString(Integer.toString(offset).getBytes(StandardCharsets.US_ASCII));
    }

    private static int offset(String token) {
        try {
            return Math.max(
                    0, Integer.parseInt(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException e) {
            throw Refused.malformed("The continuation token is not one of this hub's.");
        }
    }
}
