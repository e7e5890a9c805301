package dev.drydock.application.device.image;

import dev.drydock.domain.firmware.ImageUri;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Fetches images from where orders say that they are. */
public interface ImageSource {
    /**
     * Fetches one image into the sink, from where the sink's bytes end when they can be resumed from. Blocks until it has
     * ended, which a stop hastens; never takes more bytes than the size.
     *
     * @param size of the whole image, bytes, when the order says it
     * @param progress told now and then how many bytes are in the sink
     * @throws dev.drydock.application.device.StorageFailure when the sink refuses
     */
    FetchResult fetch(ImageUri uri, Optional<Long> size, ImageSink sink, LongConsumer progress, StopSignal stop);
}
