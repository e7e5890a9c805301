package dev.drydock.rest.door;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request.
 *
 * @param person who shows a token
 * @param path the parts of the address that have names
 * @param query the parameters behind it
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Call(String person, MultiMap path, MultiMap query, MultiMap headers, byte[] body) {
    private static final int MOST_ITEMS = 1000;
    private static final int USUAL_ITEMS = 100;
    private static final Pattern REVISION = Pattern.compile("\"?(\\d{1,18})\"?");

    public String part(String name) {
        return plain("the address", path.get(name));
    }

    public Optional<String> parameter(String name) {
        List<String> values = query.getAll(name);
        if (values.size() > 1) {
            throw Problem.malformed("parameter '" + name + "': say it once");
        }
        return values.stream().findFirst();
    }

    public List<String> parameters(String name) {
        return query.getAll(name);
    }

    public Optional<String> cursor() {
        return parameter("cursor").map(text -> plain("parameter 'cursor'", text));
    }

    /** A text that databases take: one of them refuses NUL characters. */
    public static String plain(String name, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw Problem.malformed(name + ": expected a text without control characters");
        }
        return text;
    }

    /** The most items of a page. */
    public int limit() {
        Optional<String> text = parameter("limit");
        if (text.isEmpty()) {
            return USUAL_ITEMS;
        }
        int limit = text.get().matches("\\d{1,4}") ? Integer.parseInt(text.get()) : 0;
        if (limit < 1 || limit > MOST_ITEMS) {
            throw Problem.malformed("parameter 'limit': expected 1 to " + MOST_ITEMS + ", found '" + text.get() + "'");
        }
        return limit;
    }

    /** The revision that the caller has seen; empty for any. */
    public OptionalLong ifMatch() {
        String header = headers.get("If-Match");
        if (header == null || header.equals("*")) {
            return OptionalLong.empty();
        }
        Matcher form = REVISION.matcher(header);
        if (!form.matches()) {
            throw Problem.malformed("If-Match: expected the ETag of a rollout, found '" + header + "'");
        }
        return OptionalLong.of(Long.parseLong(form.group(1)));
    }

    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(headers.get("Idempotency-Key"));
    }

    /** A value that has a form; the refusal names the parameter. */
    public static <T> T formed(String name, String text, java.util.function.Function<String, T> form) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException e) {
            throw Problem.malformed(name + ": " + e.getMessage());
        }
    }
}
