package dev.drydock.files.sweep.world;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.image.ImageSource;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Serves images in pieces and with validators, so that a download that broke is resumed. */
final class ImageServer implements ImageSource {
    private static final int PIECE = 500;
    private static final int BREAKS = 2;
    private static final String MIRROR = "http://mirror.example/";

    private final Map<UpdateId, Integer> broken = new HashMap<>();

    ImageServer copy() {
        ImageServer copy = new ImageServer();
        copy.broken.putAll(broken);
        return copy;
    }

    /** The state of the server. */
    Object memory() {
        return Map.copyOf(broken);
    }

    /** The second place of an image. */
    static ImageUri mirror(String id) {
        return new ImageUri(MIRROR + id);
    }

    @Override
    public FetchResult fetch(
            ImageUri uri, Optional<Long> size, ImageSink sink, LongConsumer progress, StopSignal stop) {
        UpdateId id = new UpdateId(uri.value().substring(uri.value().lastIndexOf('/') + 1));
        boolean first = !uri.value().startsWith(MIRROR);
        if (first && Trouble.of(id) == Trouble.DEAD_MIRROR) {
            return new FetchResult.Broken(Reason.of(ReasonCode.CONNECTION_BROKEN));
        }
        Optional<String> etag = Optional.of("\"" + id + "\"");
        if (sink.length() == 0 || !sink.etag().equals(etag)) {
            sink.restart(etag);
        }
        byte[] image = served(id, first);
        int end = endOfThisAttempt(id, image.length);
        for (int at = (int) sink.length(); at < end; at = (int) sink.length()) {
            if (stop.isStopped()) {
                return new FetchResult.Stopped();
            }
            sink.write(ByteBuffer.wrap(image, at, Math.min(PIECE, end - at)));
            progress.accept(sink.length());
        }
        return end < image.length
                ? new FetchResult.Broken(Reason.of(ReasonCode.CONNECTION_BROKEN))
                : new FetchResult.Fetched();
    }

    private static byte[] served(UpdateId id, boolean first) {
        byte[] image = UpdatePath.image(id.value());
        Trouble trouble = Trouble.of(id);
        if (trouble == Trouble.BAD_IMAGE || (first && trouble == Trouble.LYING_MIRROR)) {
            image[image.length / 2]++;
        }
        return image;
    }

    private int endOfThisAttempt(UpdateId id, int length) {
        int before = broken.getOrDefault(id, 0);
        Trouble trouble = Trouble.of(id);
        if ((trouble != Trouble.BROKEN_DOWNLOAD && trouble != Trouble.DEAD_MIRROR) || before == BREAKS) {
            return length;
        }
        broken.put(id, before + 1);
        return length * (before + 1) / (BREAKS + 1);
    }
}
