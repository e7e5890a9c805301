package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.InMemorySink;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** What the tests of the download have in common: an image, limits that are short, and a fetch. */
abstract class Fetching {
    static final byte[] IMAGE = image(200_000);
    static final String TAG = "\"v1\"";
    static final String LENGTH = "Content-Length: " + IMAGE.length;
    static final DownloadLimits SHORT =
            new DownloadLimits(Duration.ofSeconds(2), Duration.ofMillis(600), 1024, Duration.ofSeconds(20), 1 << 20);

    final HttpImageSource source = new HttpImageSource(SHORT);
    final StopSignal stop = new StopSignal();
    final InMemorySink sink = new InMemorySink();

    static byte[] image(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    FetchResult fetch(String uri) {
        return fetch(uri, sink);
    }

    FetchResult fetch(String uri, InMemorySink into) {
        return source.fetch(new ImageUri(uri), Optional.of((long) IMAGE.length), into, bytes -> {}, stop);
    }

    static FetchResult.Broken broken(FetchResult result, ReasonCode code) {
        assertThat(result).isInstanceOf(FetchResult.Broken.class);
        FetchResult.Broken broken = (FetchResult.Broken) result;
        assertThat(broken.reason().code()).as(broken.reason().message()).isEqualTo(code);
        return broken;
    }

    void fetched(FetchResult result, InMemorySink into) {
        assertThat(result).isInstanceOf(FetchResult.Fetched.class);
        assertThat(into.bytes()).isEqualTo(IMAGE);
    }
}
