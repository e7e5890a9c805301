package dev.drydock.http.serve;

import dev.drydock.http.ByteRange;
import dev.drydock.http.EntityTag;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reply to a request for an existing image: a status and the bytes to send. Conditions are evaluated in the order of RFC 9110,
 * 13.2.2; those on dates are ignored, as the server gives no Last-Modified.
 */
record ImageReply(int status, ByteRange bytes) {
    static ImageReply to(HttpMethod method, MultiMap fields, ImageFile file) {
        String match = all(fields, "If-Match");
        if (match != null && !file.tag().matches(match)) {
            return new ImageReply(412, new ByteRange(0, 0));
        }
        String noneMatch = all(fields, "If-None-Match");
        if (noneMatch != null && file.tag().matchesWeakly(noneMatch)) {
            return new ImageReply(304, new ByteRange(0, 0));
        }
        return range(method, fields, file).orElseGet(() -> new ImageReply(200, new ByteRange(0, file.size())));
    }

    /** The part that is asked for; only by GET (RFC 9110, 14.2), and only if If-Range names the file as it is (13.1.5). */
    private static Optional<ImageReply> range(HttpMethod method, MultiMap fields, ImageFile file) {
        List<String> ranges = fields.getAll("Range");
        if (!method.equals(HttpMethod.GET) || ranges.size() != 1 || !isUnchanged(fields, file)) {
            return Optional.empty();
        }
        return ByteRange.parse(ranges.get(0), file.size())
                .map(range -> new ImageReply(range.isSatisfiable() ? 206 : 416, range));
    }

    private static boolean isUnchanged(MultiMap fields, ImageFile file) {
        String condition = fields.get("If-Range");
        return condition == null
                || EntityTag.strong(condition.strip())
                        .filter(file.tag()::equals)
                        .isPresent();
    }

    private static @Nullable String all(MultiMap fields, String name) {
        List<String> values = fields.getAll(name);
        return values.isEmpty() ? null : String.join(",", values);
    }
}
