package dev.drydock.rest.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/** An answer of the server. */
public record Answered(int status, HttpHeaders headers, String body) {
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public JsonObject json() {
        return new JsonObject(body);
    }

    /** The values of a member of each item of a page. */
    public List<String> items(String member) {
        JsonArray items = json().getJsonArray("items");
        return items.stream()
                .map(JsonObject.class::cast)
                .map(item -> item.getString(member))
                .toList();
    }

    /** The status and the code of a problem, in one line for assertions. */
    public String problem() {
        return status + " " + json().getString("code");
    }

    public String detail() {
        return json().getString("detail");
    }
}
