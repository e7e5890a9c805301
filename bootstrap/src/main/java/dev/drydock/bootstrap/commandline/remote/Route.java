package dev.drydock.bootstrap.commandline.remote;

import dev.drydock.bootstrap.console.CommandFailure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The address of something on a server, below {@code /api/v1}.
 *
 * @param path with a slash ahead of each segment, and escaped
 * @param query its parameters, escaped
 */
public record Route(String path, List<String> query) {
    private static final String VERSION = "/api/v1";

    public Route {
        query = List.copyOf(query);
    }

    /** The address of these segments, whatever characters they have; none may be empty. */
    public static Route of(String... segments) {
        return new Route(
                VERSION + Arrays.stream(segments).map(Route::segment).collect(Collectors.joining()), List.of());
    }

    /** The same address with a parameter, once for each of its values. */
    public Route with(String name, Collection<String> values) {
        return new Route(
                path,
                Stream.concat(query.stream(), values.stream().map(value -> name + "=" + escaped(value)))
                        .toList());
    }

    /** The same address with a parameter. */
    public Route with(String name, String value) {
        return with(name, List.of(value));
    }

    private static String segment(String text) {
        if (text.isEmpty()) {
            throw CommandFailure.wrongUse("a name or an id is empty; say which one is meant");
        }
        // a segment of dots would lead to another place
        return "/" + (text.matches("\\.+") ? text.replace(".", "%2E") : escaped(text));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }
}
