package dev.drydock.http.download;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.device.image.ImageSink;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.ContentRange;
import dev.drydock.http.EntityTag;
import dev.drydock.http.address.Place;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
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
        Answer answer = request.send(uri, offset, tag);
        try (BodyFlow body = answer.body()) {
            if (answer.status() == 200) {
                takeWhole(answer, body);
                return true;
            }
            if (answer.status() != 206 && answer.status() != 416) {
                throw StatusRule.ended(answer);
            }
            if (answer.status() == 206 && fits(answer, offset, tag)) {
                takeRest(answer, body);
                return true;
            }
            sink.restart(Optional.empty());
            return false;
        }
    }

    /**
     * RFC 9110, 15.3.7.3: parts are put together only when both have the same strong validator. One is not taken either when
     * nobody says where the image ends, or when its length is not that of its range.
     */
    private boolean fits(Answer answer, long offset, @Nullable EntityTag tag) throws FetchEnded {
        boolean sameImage = answer.tag().isPresent() && answer.tag().get().equals(tag);
        Optional<ContentRange> range = answer.range();
        if (!sameImage || range.isEmpty() || answer.isInParts()) {
            return false;
        }
        long first = range.get().first();
        long length = range.get().last() - first + 1;
        boolean endKnown = size.isPresent() || range.get().total().isPresent();
        return first == offset && endKnown && answer.length().orElse(length) == length;
    }

    private void takeRest(Answer answer, BodyFlow body) throws FetchEnded {
        refuseCoding(answer);
        ContentRange range = answer.range().orElseThrow();
        refuseSize(answer, range.total());
        take(answer, body, range.total(), range.last() + 1);
    }

    private void whole(URI uri) throws FetchEnded {
        Answer answer = request.send(uri, 0, null);
        try (BodyFlow body = answer.body()) {
            if (answer.status() != 200) {
                throw StatusRule.ended(answer);
            }
            takeWhole(answer, body);
        }
    }

    private void takeWhole(Answer answer, BodyFlow body) throws FetchEnded {
        refuseCoding(answer);
        if (answer.isInParts()) {
            throw FetchEnded.because(
                    ReasonCode.SERVER_REFUSED,
                    "expected the whole of " + answer.place() + ", found ranges of it (multipart/byteranges)");
        }
        OptionalLong stated = answer.length();
        refuseSize(answer, stated);
        sink.restart(answer.tag().map(EntityTag::text));
        take(answer, body, stated, Long.MAX_VALUE);
    }

    private void take(Answer answer, BodyFlow body, OptionalLong stated, long most) throws FetchEnded {
        long taken = transfers.to(sink).run(body, Math.min(most, size.orElse(largest)), answer.place());
        long expected = size.orElse(stated.orElse(taken));
        if (taken < expected) {
            throw FetchEnded.because(
                    ReasonCode.CONNECTION_BROKEN,
                    "expected " + expected + " bytes of " + answer.place() + ", found its end after " + taken);
        }
    }

    /** The size and digest of an order are those of the plain bytes; unpacking could also make a few bytes endless. */
    private static void refuseCoding(Answer answer) throws FetchEnded {
        refuseField(answer, "Content-Encoding", "identity");
        refuseField(answer, "Transfer-Encoding", "chunked");
    }

    private static void refuseField(Answer answer, String field, String allowed) throws FetchEnded {
        for (String found : answer.headers().allValues(field)) {
            if (!found.strip().equalsIgnoreCase(allowed)) {
                throw FetchEnded.because(
                        ReasonCode.SERVER_REFUSED,
                        "expected plain bytes of " + answer.place() + ", found " + field + " '" + Place.of(found)
                                + "'");
            }
        }
    }

    private void refuseSize(Answer answer, OptionalLong stated) throws FetchEnded {
        if (stated.isEmpty()) {
            return;
        }
        long found = stated.getAsLong();
        if (size.isPresent() ? size.get() != found : found > largest) {
            String expected = size.isPresent() ? size.get() + " bytes" : largest + " bytes at most";
            throw FetchEnded.because(
                    ReasonCode.SIZE_MISMATCH, "expected " + expected + " of " + answer.place() + ", found " + found);
        }
    }
}
