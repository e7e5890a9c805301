package dev.drydock.application.device.steps;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.device.image.FetchResult.Broken;
import dev.drydock.application.device.image.FetchResult.Fetched;
import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.image.ImageSource;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.Effect;
import dev.drydock.domain.update.Ticket;
import dev.drydock.domain.update.UpdateEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;

/**
 * Brings an image into the slot that does not run, from whichever of its places has it. A place that is dead, or has something
 * else, is passed over for the next one.
 */
final class ImageFetching {
    private final ImageSource images;
    private final Slots slots;

    ImageFetching(ImageSource images, Slots slots) {
        this.images = images;
        this.slots = slots;
    }

    /** Blocks until the image is there or no place has it. */
    UpdateEvent fetch(Effect.Download work, IntConsumer progress, StopSignal stop) {
        UpdateOrder order = work.order();
        Boot now = slots.boot();
        if (now.running() == work.target() || !now.recordOf(work.target()).isNotArmed()) {
            return new UpdateEvent.WorkFailed(work.ticket(), Reason.of(ReasonCode.SLOTS_CHANGED));
        }
        try (ImageSink sink = slots.open(work.target(), order)) {
            FetchResult result = fromAny(order, sink, percentOf(order, progress), stop);
            return result.match(new Outcomes(work.ticket(), sink));
        }
    }

    /** The event of each result. */
    private record Outcomes(Ticket ticket, ImageSink sink) implements FetchResult.Cases<UpdateEvent> {
        @Override
        public UpdateEvent fetched(Fetched result) {
            return new UpdateEvent.ImageDownloaded(ticket, sink.finish());
        }

        @Override
        public UpdateEvent broken(Broken result) {
            return new UpdateEvent.WorkFailed(ticket, result.reason(), result.notBefore());
        }

        @Override
        public UpdateEvent stopped(FetchResult.Stopped result) {
            return new UpdateEvent.WorkStopped(ticket);
        }
    }

    /** The difference between an image and its order; empty when there is none. */
    static Optional<Reason> mismatch(UpdateOrder order, ImageMeasure found) {
        if (order.size().isPresent() && order.size().get() != found.size()) {
            return Optional.of(new Reason(
                    ReasonCode.SIZE_MISMATCH,
                    "ordered were " + order.size().get() + " bytes, there are " + found.size()));
        }
        if (order.digest().isPresent() && !order.digest().get().equals(found.digest())) {
            return Optional.of(new Reason(
                    ReasonCode.DIGEST_MISMATCH,
                    "ordered was " + order.digest().get() + ", found is " + found.digest()));
        }
        return Optional.empty();
    }

    /** Begins with the place from which bytes are there. What the last place has is left for the verification to judge. */
    private FetchResult fromAny(UpdateOrder order, ImageSink sink, LongConsumer progress, StopSignal stop) {
        List<ImageUri> places = order.places().stream()
                .sorted(Comparator.comparing(place -> !sink.holdsFrom(place)))
                .toList();
        Optional<Broken> worth = Optional.empty();
        for (ImageUri place : places) {
            FetchResult result = from(place, order, sink, progress, stop);
            boolean last = place.equals(places.get(places.size() - 1));
            if (result.isFetched() && (last || isRight(order, sink))) {
                return result;
            }
            if (result.isStopped()) {
                return result;
            }
            worth = Optional.of(worseToMiss(worth, asBroken(result, order, sink, place)));
        }
        return worth.map(broken -> told(broken, places.size())).orElseThrow();
    }

    /** Bytes that were there before may be those that a power cut left: if the whole is wrong, it is fetched anew, once. */
    private FetchResult from(
            ImageUri place, UpdateOrder order, ImageSink sink, LongConsumer progress, StopSignal stop) {
        sink.from(place);
        boolean resumed = isWhole(sink, order) || sink.etag().isPresent();
        FetchResult result =
                isWhole(sink, order) ? new Fetched() : images.fetch(place, order.size(), sink, progress, stop);
        if (!resumed || !result.isFetched() || isRight(order, sink)) {
            return result;
        }
        sink.restart(Optional.empty());
        return images.fetch(place, order.size(), sink, progress, stop);
    }

    private static boolean isRight(UpdateOrder order, ImageSink sink) {
        return mismatch(order, sink.finish()).isEmpty();
    }

    private static Broken asBroken(FetchResult result, UpdateOrder order, ImageSink sink, ImageUri place) {
        return result.failure().orElseGet(() -> {
            Reason wrong = mismatch(order, sink.finish()).orElseThrow();
            return new Broken(new Reason(wrong.code(), place + ": " + wrong.message()));
        });
    }

    /** A place that may have the image later is worth another attempt, whatever the others lack. */
    private static Broken worseToMiss(Optional<Broken> former, Broken next) {
        boolean keep = former.isPresent()
                && (former.get().reason().code().retried()
                        || !next.reason().code().retried());
        return keep ? former.get() : next;
    }

    private static Broken told(Broken broken, int places) {
        if (places == 1) {
            return broken;
        }
        Reason reason = new Reason(
                broken.reason().code(),
                "none of " + places + " places has the image; "
                        + broken.reason().message());
        return new Broken(reason, broken.notBefore());
    }

    private static boolean isWhole(ImageSink sink, UpdateOrder order) {
        return order.size().isPresent() && order.size().get() == sink.length();
    }

    private static LongConsumer percentOf(UpdateOrder order, IntConsumer progress) {
        return order.size()
                .<LongConsumer>map(size -> bytes -> progress.accept((int) Math.min(100, bytes * 100 / size)))
                .orElse(bytes -> {});
    }
}
