package dev.drydock.http.download;

import dev.drydock.http.ContentRange;
import dev.drydock.http.EntityTag;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.OptionalLong;

/** What a server answers: its head, and its body on the way. */
record Answer(URI uri, int status, HttpHeaders headers, BodyFlow body) {
    Optional<EntityTag> tag() {
        return headers.firstValue("ETag").flatMap(EntityTag::strong);
    }

    Optional<ContentRange> range() {
        return headers.firstValue("Content-Range").flatMap(ContentRange::parse);
    }

    OptionalLong length() {
        return headers.firstValueAsLong("Content-Length");
    }

    String place() {
        return Place.of(uri);
    }
}
