package dev.drydock.http.download;

import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.ContentRange;
import dev.drydock.http.EntityTag;
import dev.drydock.http.address.Place;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What a server answers: its head, and its body on the way. */
record Answer(URI uri, int status, HttpHeaders headers, BodyFlow body) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final Pattern PARTS = Pattern.compile("\\s*multipart/byteranges\\b", Pattern.CASE_INSENSITIVE);

    Optional<EntityTag> tag() {
        return headers.firstValue("ETag").flatMap(EntityTag::strong);
    }

    Optional<ContentRange> range() {
        return headers.firstValue("Content-Range").flatMap(ContentRange::parse);
    }

    /** Whether it brings several ranges, each with a head of its own, in one body (RFC 9110, 14.6). */
    boolean isInParts() {
        return headers.allValues("Content-Type").stream()
                .anyMatch(type -> PARTS.matcher(type).lookingAt());
    }

    /** What it says of its own length. One that says it in no digits is not to be used (RFC 9112, 6.3). */
    OptionalLong length() throws FetchEnded {
        Optional<String> said = headers.firstValue("Content-Length");
        if (said.isPresent() && !DIGITS.matcher(said.get()).matches()) {
            throw FetchEnded.because(
                    ReasonCode.CONNECTION_BROKEN,
                    "expected a number as the Content-Length of " + place() + ", found '" + Place.of(said.get()) + "'");
        }
        return said.map(digits -> OptionalLong.of(Long.parseLong(digits))).orElseGet(OptionalLong::empty);
    }

    String place() {
        return Place.of(uri);
    }
}
