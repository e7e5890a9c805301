package dev.drydock.http.download;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.device.image.ImageSink;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.EntityTag;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One fetch of one image: what is missing of it when what is there can be resumed from, else the whole.
 *
 * @param size of the whole image, when the order says it
 * @param largest bytes that are taken when it does not
 */
record ImageDownload(
        ImageRequest request, BodyTransfer.Maker transfers, ImageSink sink, Optional<Long> size, long largest) {

    FetchResult run(URI uri) {
        try {
            long length = sink.length();
            EntityTag tag =
                    length == 0 ? null : sink.etag().flatMap(EntityTag::strong).orElse(null);
            if (tag != null && size.isPresent() && size.get() == length) {
                return new FetchResult.Fetched();
            }
            boolean resumable = tag != null && (size.isEmpty() || length < size.get());
            if (!resumable || !rest(uri, length, tag)) {
                whole(uri);
            }
            return new FetchResult.Fetched();
        } catch (FetchEnded e) {
            return e.result();
        }
    }

    /** Takes what is missing; false when that cannot be had, and what was there has been dropped. */
    private boolean rest(URI uri, long offset, @Nullable EntityTag tag) throws FetchEnded {
        HttpResponse<BodyFlow> response = request.send(uri, offset, tag);
        try (BodyFlow body = response.body()) {
            if (response.statusCode() == 200) {
                takeWhole(response, body);
                return true;
            }
            if (response.statusCode() == 206) {
                refuseCoding(response);
                Optional<ContentRange> range =
                        range(response).filter(found -> found.first() == offset).filter(sameImage(response, tag));
                if (range.isPresent()) {
                    refuseSize(response, range.get().total());
                    take(response, body, range.get().total());
                    return true;
                }
            } else if (response.statusCode() != 416) {
                throw StatusRule.ended(response);
            }
            sink.restart(Optional.empty());
            return false;
        }
    }

    private static Optional<ContentRange> range(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Range").flatMap(ContentRange::parse);
    }

    /** RFC 9110, 15.3.7.3: parts are put together only when both have the same strong validator. */
    private static Predicate<ContentRange> sameImage(HttpResponse<?> response, @Nullable EntityTag tag) {
        Optional<EntityTag> found = tag(response);
        return range -> found.isPresent() && found.get().equals(tag);
    }

    private void whole(URI uri) throws FetchEnded {
        HttpResponse<BodyFlow> response = request.send(uri, 0, null);
        try (BodyFlow body = response.body()) {
            if (response.statusCode() != 200) {
                throw StatusRule.ended(response);
            }
            takeWhole(response, body);
        }
    }

    private void takeWhole(HttpResponse<?> response, BodyFlow body) throws FetchEnded {
        refuseCoding(response);
        OptionalLong stated = response.headers().firstValueAsLong("Content-Length");
        refuseSize(response, stated);
        sink.restart(tag(response).map(EntityTag::text));
        take(response, body, stated);
    }

    private void take(HttpResponse<?> response, BodyFlow body, OptionalLong stated) throws FetchEnded {
        long taken = transfers.to(sink).run(body, size.orElse(largest), Place.of(response.uri()));
        long expected = size.orElse(stated.orElse(taken));
        if (taken < expected) {
            throw FetchEnded.because(
                    ReasonCode.CONNECTION_BROKEN,
                    "expected " + expected + " bytes of " + Place.of(response.uri()) + ", found its end after "
                            + taken);
        }
    }

    private static Optional<EntityTag> tag(HttpResponse<?> response) {
        return response.headers().firstValue("ETag").flatMap(EntityTag::strong);
    }

    /** The size and digest of an order are those of the plain bytes; unpacking could also make a few bytes endless. */
    private static void refuseCoding(HttpResponse<?> response) throws FetchEnded {
        refuseField(response, "Content-Encoding", "identity");
        refuseField(response, "Transfer-Encoding", "chunked");
    }

    private static void refuseField(HttpResponse<?> response, String field, String allowed) throws FetchEnded {
        for (String found : response.headers().allValues(field)) {
            if (!found.strip().equalsIgnoreCase(allowed)) {
                throw FetchEnded.because(
                        ReasonCode.SERVER_REFUSED,
                        "expected plain bytes of " + Place.of(response.uri()) + ", found " + field + " '"
                                + Place.of(found) + "'");
            }
        }
    }

    private void refuseSize(HttpResponse<?> response, OptionalLong stated) throws FetchEnded {
        if (stated.isEmpty()) {
            return;
        }
        long found = stated.getAsLong();
        if (size.isPresent() ? size.get() != found : found > largest) {
            String expected = size.isPresent() ? size.get() + " bytes" : largest + " bytes at most";
            throw FetchEnded.because(
                    ReasonCode.SIZE_MISMATCH,
                    "expected " + expected + " of " + Place.of(response.uri()) + ", found " + found);
        }
    }
}
