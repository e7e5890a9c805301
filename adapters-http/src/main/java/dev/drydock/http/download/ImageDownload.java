package dev.drydock.http.download;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.device.image.ImageSink;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.ContentRange;
import dev.drydock.http.Validator;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One fetch of one image: its missing part when the bytes in the sink can be resumed from, else the whole.
 *
 * @param size of the whole image, when the order says it
 * @param largest bytes that are taken when it does not
 */
record ImageDownload(
        ImageRequest request, BodyTransfer.Maker transfers, ImageSink sink, Optional<Long> size, long largest) {

    FetchResult run(URI uri) {
        try {
            long length = sink.length();
            Optional<Validator> kept =
                    length == 0 ? Optional.empty() : sink.etag().flatMap(Validator::parse);
            if (kept.isPresent() && size.isPresent() && size.get() == length) {
                return new FetchResult.Fetched();
            }
            boolean resumable = kept.isPresent() && (size.isEmpty() || length < size.get());
            if (!resumable || !rest(uri, length, kept.get())) {
                whole(uri);
            }
            return new FetchResult.Fetched();
        } catch (FetchEnded e) {
            return e.result();
        }
    }

    /**
     * Fetches the image from an offset on if its validator is still the kept one (RFC 9110, 13.1.5); false when the server does not
     * send that part, and the sink is empty. A server that sends the whole under the same validator did not understand the
     * condition: it is asked without one, and its part has to bear the validator.
     */
    private boolean rest(URI uri, long offset, Validator kept) throws FetchEnded {
        String range = "bytes=" + offset + "-";
        try (Answer answer = request.send(uri, Map.of("Range", range, "If-Range", kept.ifRange()))) {
            boolean understood = !answer.isFull() || !bears(answer, kept);
            if (understood) {
                return restOrWhole(answer, offset, kept.isOf(answer.headers()));
            }
        }
        try (Answer answer = request.send(uri, Map.of("Range", range))) {
            return restOrWhole(answer, offset, bears(answer, kept));
        }
    }

    private static boolean bears(Answer answer, Validator kept) {
        return answer.validator().equals(Optional.of(kept));
    }

    private boolean restOrWhole(Answer answer, long offset, boolean sameImage) throws FetchEnded {
        if (answer.isFull()) {
            takeWhole(answer);
            return true;
        }
        if (answer.status() != 206 && answer.status() != 416) {
            throw StatusRule.ended(answer);
        }
        if (answer.status() == 206 && sameImage && fits(answer, offset)) {
            takeRest(answer);
            return true;
        }
        sink.restart(Optional.empty());
        return false;
    }

    /**
     * Whether a part continues the bytes in the sink (RFC 9110, 15.3.7.3). It does not when the end of the image is unknown, or when
     * its length is not that of its range.
     */
    private boolean fits(Answer answer, long offset) throws FetchEnded {
        Optional<ContentRange> range = answer.range();
        if (range.isEmpty() || answer.isInParts()) {
            return false;
        }
        long first = range.get().first();
        long length = range.get().last() - first + 1;
        boolean endKnown = size.isPresent() || range.get().total().isPresent();
        return first == offset && endKnown && answer.length().orElse(length) == length;
    }

    private void takeRest(Answer answer) throws FetchEnded {
        answer.refuseCoding();
        ContentRange range = answer.range().orElseThrow();
        refuseSize(answer, range.total());
        take(answer, range.total(), range.last() + 1);
    }

    private void whole(URI uri) throws FetchEnded {
        try (Answer answer = request.send(uri, Map.of())) {
            if (!answer.isWhole()) {
                throw StatusRule.ended(answer);
            }
            takeWhole(answer);
        }
    }

    private void takeWhole(Answer answer) throws FetchEnded {
        answer.refuseCoding();
        if (answer.isInParts()) {
            throw FetchEnded.because(
                    ReasonCode.SERVER_REFUSED,
                    "expected the whole of " + answer.place() + ", found ranges of it (multipart/byteranges)");
        }
        OptionalLong stated = answer.wholeLength();
        refuseSize(answer, stated);
        sink.restart(answer.validator().map(Validator::text));
        take(answer, stated, Long.MAX_VALUE);
    }

    private void take(Answer answer, OptionalLong stated, long most) throws FetchEnded {
        long taken = transfers.to(sink).run(answer, Math.min(most, size.orElse(largest)));
        long expected = size.orElse(stated.orElse(taken));
        if (taken < expected) {
            throw FetchEnded.because(
                    ReasonCode.CONNECTION_BROKEN,
                    "expected " + expected + " bytes of " + answer.place() + ", found its end after " + taken);
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
