package dev.drydock.application.fakes;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.image.ImageSource;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.firmware.ImageUri;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Places that each serve what a test has put there, resume by a validator of their own, and break where they are told to. */
public final class Mirrors implements ImageSource {
    private record Served(byte[] image, int end, Optional<FetchResult.Broken> then) {}

    private final Map<ImageUri, Served> served = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();

    public void serve(ImageUri place, byte[] image) {
        served.put(place, new Served(image, image.length, Optional.empty()));
    }

    /** Serves a beginning and then breaks. */
    public void serve(ImageUri place, byte[] image, int end, FetchResult.Broken then) {
        served.put(place, new Served(image, end, Optional.of(then)));
    }

    /** The places that were asked, each with the offset from which bytes came. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public FetchResult fetch(
            ImageUri uri, Optional<Long> size, ImageSink sink, LongConsumer progress, StopSignal stop) {
        Served here = served.get(uri);
        boolean resumed = sink.length() > 0 && sink.etag().equals(tagOf(uri));
        asked.add(uri + " from " + (resumed ? sink.length() : 0));
        if (here.end() == 0) {
            return here.then().orElseThrow();
        }
        if (!resumed) {
            sink.restart(tagOf(uri));
        }
        byte[] rest = Arrays.copyOfRange(here.image(), (int) sink.length(), here.end());
        sink.write(ByteBuffer.wrap(rest));
        progress.accept(sink.length());
        return here.then().<FetchResult>map(broken -> broken).orElseGet(FetchResult.Fetched::new);
    }

    private static Optional<String> tagOf(ImageUri uri) {
        return Optional.of('"' + uri.value() + '"');
    }
}
