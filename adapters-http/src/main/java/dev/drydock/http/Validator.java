package dev.drydock.http;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A strong validator of an image (RFC 9110, 8.8.1), by which a download is resumed: an entity tag, or the date of the last change when
 * the server gives no tag. A tag without quotes, as some stores send it, is accepted and kept as it is.
 *
 * @param text as the server gave it
 */
public record Validator(String text) {
    private static final Pattern UNQUOTED = Pattern.compile("[!#-~&&[^,]]{1,254}");
    /** The least time between the last change and the answer for a date to be strong (RFC 9110, 8.8.2.2), seconds. */
    private static final long STRONG_AFTER = 1;

    /** The validator of an answer; empty when it has none that is strong. */
    public static Optional<Validator> of(HttpHeaders headers) {
        Optional<String> tag = headers.firstValue("ETag").map(String::strip).filter(text -> !text.isEmpty());
        return tag.isPresent() ? tag.flatMap(Validator::tag) : date(headers).map(Validator::new);
    }

    /** Reads what a slot kept; empty when it is no strong validator. */
    public static Optional<Validator> parse(String kept) {
        Optional<Validator> tag = tag(kept);
        return tag.isPresent() ? tag : HttpDate.parse(kept).map(date -> new Validator(kept));
    }

    /** Reads an entity tag; a date is none, as it has spaces. */
    private static Optional<Validator> tag(String text) {
        boolean weak = text.startsWith("W/") || text.startsWith("w/");
        boolean whole =
                EntityTag.strong(text).isPresent() || UNQUOTED.matcher(text).matches();
        return whole && !weak ? Optional.of(new Validator(text)) : Optional.empty();
    }

    /** The date of the last change, if it is strong: at least a second before the Date of the answer (RFC 9110, 8.8.2.2). */
    private static Optional<String> date(HttpHeaders headers) {
        Optional<String> changed = headers.firstValue("Last-Modified").map(String::strip);
        Optional<Instant> last = changed.flatMap(HttpDate::parse);
        Optional<Instant> now = headers.firstValue("Date").flatMap(HttpDate::parse);
        boolean strong = last.isPresent()
                && now.isPresent()
                && !last.get().plusSeconds(STRONG_AFTER).isAfter(now.get());
        return strong ? changed : Optional.empty();
    }

    /** The value of If-Range (RFC 9110, 13.1.5), in which a tag always has its quotes. */
    public String ifRange() {
        boolean plain = UNQUOTED.matcher(text).matches();
        return plain ? '"' + text + '"' : text;
    }

    /**
     * Whether the part in an answer to If-Range belongs to the same image. A tag has to be repeated; a date may be omitted, as the
     * status grants the condition (RFC 9110, 15.3.7).
     */
    public boolean isOf(HttpHeaders part) {
        Optional<Instant> date = HttpDate.parse(text);
        if (date.isEmpty()) {
            return part.firstValue("ETag")
                    .map(String::strip)
                    .filter(text::equals)
                    .isPresent();
        }
        List<String> changed = part.allValues("Last-Modified");
        boolean sameDate = changed.isEmpty() || HttpDate.parse(changed.get(0)).equals(date);
        return sameDate && part.firstValue("ETag").isEmpty();
    }
}
