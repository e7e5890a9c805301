package dev.drydock.application.fakes;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.image.ImageSource;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.firmware.ImageUri;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.LongConsumer;

/** Serves the image that the last part of its URI names, in four pieces; can be told to break. */
public final class FakeImages implements ImageSource {
    private final Queue<FetchResult.Broken> faults = new ArrayDeque<>();
    private final List<ImageUri> asked = new ArrayList<>();

    /** Lets the next attempt that is not told otherwise break like this, half way through. */
    public void breakNext(FetchResult.Broken fault) {
        faults.add(fault);
    }

    public List<ImageUri> asked() {
        return List.copyOf(asked);
    }

    @Override
    public FetchResult fetch(
            ImageUri uri, Optional<Long> size, ImageSink sink, LongConsumer progress, StopSignal stop) {
        asked.add(uri);
        if (stop.isStopped()) {
            return new FetchResult.Stopped();
        }
        Optional<String> etag = Optional.of('"' + uri.withoutSecrets() + '"');
        if (sink.length() == 0 || !sink.etag().equals(etag)) {
            sink.restart(etag);
        }
        byte[] image = Images.image(uri.value().substring(uri.value().lastIndexOf('/') + 1));
        FetchResult.Broken fault = faults.poll();
        int end = fault == null ? image.length : image.length / 2;
        int piece = Math.max(1, image.length / 4);
        for (int at = (int) sink.length(); at < end; at = (int) sink.length()) {
            sink.write(ByteBuffer.wrap(Arrays.copyOfRange(image, at, Math.min(end, at + piece))));
            progress.accept(sink.length());
        }
        return fault == null ? new FetchResult.Fetched() : fault;
    }
}
