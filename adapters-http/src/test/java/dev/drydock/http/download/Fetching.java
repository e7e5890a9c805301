package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.InMemorySink;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** What the tests of the download have in common: an image, limits that are short, and a fetch. */
abstract class Fetching {
    static final byte[] IMAGE = image(200_000);
    /** As long as the image, and another one in every byte. */
    static final byte[] OTHER = other();

    static final String TAG = "\"v1\"";
    static final String LENGTH = "Content-Length: " + IMAGE.length;
    static final DownloadLimits SHORT =
            new DownloadLimits(Duration.ofSeconds(10), Duration.ofMillis(1500), 1024, Duration.ofSeconds(60), 1 << 20);

    final HttpImageSource source = new HttpImageSource(SHORT);
    final StopSignal stop = new StopSignal();
    final InMemorySink sink = new InMemorySink();

    static byte[] image(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static byte[] other() {
        byte[] bytes = IMAGE.clone();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 0x55;
        }
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

    /** What a bad server comes to: a reason that gives no secret away, no byte beyond the order, and a good download next. */
    Reason refuses(FaultServer.Script script, ReasonCode... codes) throws IOException {
        try (FaultServer bad = new FaultServer(script)) {
            Reason reason = refused(fetch(bad.uri("/fw/a.bin?sig=secret")), codes);
            takesTheNextGoodDownload();
            return reason;
        }
    }

    Reason refused(FetchResult result, ReasonCode... codes) {
        assertThat(result).isInstanceOf(FetchResult.Broken.class);
        Reason reason = ((FetchResult.Broken) result).reason();
        assertThat(reason.code()).as(reason.message()).isIn((Object[]) codes);
        assertThat(reason.message()).isNotBlank().doesNotContain("secret");
        assertThat(sink.longest()).isLessThanOrEqualTo(IMAGE.length);
        return reason;
    }

    void takesTheNextGoodDownload() throws IOException {
        try (FaultServer good = new FaultServer(Fetching::answer)) {
            fetched(fetch(good.uri("/good.bin")), sink);
        }
    }

    /** The whole image, as it should be. */
    static void answer(FaultServer.Call call) throws IOException {
        call.head("200 OK", LENGTH, "ETag: \"good\"");
        call.body(IMAGE, 0, IMAGE.length);
    }

    void fetched(FetchResult result, InMemorySink into) {
        assertThat(result).isInstanceOf(FetchResult.Fetched.class);
        assertThat(into.bytes()).isEqualTo(IMAGE);
    }
}
