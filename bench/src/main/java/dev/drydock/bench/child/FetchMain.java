package dev.drydock.bench.child;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.disk.StateFolder;
import dev.drydock.files.slots.BootIds;
import dev.drydock.files.slots.FileBootLoader;
import dev.drydock.files.slots.FileSlots;
import dev.drydock.http.download.DownloadLimits;
import dev.drydock.http.download.HttpImageSource;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Fetches an image into the slot that does not run, as a device does. Arguments: URI, size, state folder. Prints the digest
 * and the time since the device's files were open, nanoseconds.
 */
public final class FetchMain {
    private FetchMain() {}

    public static void main(String[] args) {
        try (StateFolder folder = StateFolder.open(Path.of(args[2]))) {
            StateFiles files = folder.files();
            BootId boot = BootIds.ofThisStart();
            Slot running = new FileBootLoader(files).load(boot);
            long before = System.nanoTime();
            ImageMeasure measured =
                    fetch(new ImageUri(args[0]), Long.parseLong(args[1]), new FileSlots(files, boot), running.other());
            System.out.println(measured.digest().hex() + " " + (System.nanoTime() - before));
        }
    }

    private static ImageMeasure fetch(ImageUri uri, long size, Slots slots, Slot slot) {
        UpdateOrder order = new UpdateOrder(
                new UpdateId("bench"), uri, Optional.empty(), Optional.of(size), Optional.empty(), Optional.empty());
        try (ImageSink sink = slots.open(slot, order)) {
            FetchResult result = new HttpImageSource(DownloadLimits.STANDARD)
                    .fetch(uri, Optional.of(size), sink, length -> {}, new StopSignal());
            if (!(result instanceof FetchResult.Fetched)) {
                throw new IllegalStateException("the image was not fetched: " + result);
            }
            return sink.finish();
        }
    }
}
