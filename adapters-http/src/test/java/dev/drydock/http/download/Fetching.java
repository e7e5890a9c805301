package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.InMemorySink;
import dev.drydock.http.address.AllowedHosts;
import dev.drydock.http.proxy.Proxies;
import dev.drydock.http.wire.Network;
import dev.drydock.testkit.http.FaultServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ConditionFactory;

/** The base of the tests of the download: an image, limits and a fetch. */
abstract class Fetching {
    static final byte[] IMAGE = image(200_000);
    /** As long as the image, and another one in every byte. */
    static final byte[] OTHER = other();

    static final String TAG = "\"v1\"";
    static final String LENGTH = "Content-Length: " + IMAGE.length;
    /** Limits that no machine is too slow for, and an image of up to a mebibyte. */
    static final DownloadLimits PATIENT =
            new DownloadLimits(Duration.ofSeconds(60), Duration.ofSeconds(60), 1024, Duration.ofMinutes(5), 1 << 20);

    final HttpImageSource source = new HttpImageSource(PATIENT);
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

    /** A fetch on a thread of its own, on a time that the test passes. */
    CompletableFuture<FetchResult> begin(DownloadLimits limits, Pace.Time time, String uri, Optional<Long> size) {
        HttpImageSource timed = new HttpImageSource(
                limits, AllowedHosts.ALL, Optional.empty(), Proxies.NONE, Network.OF_THIS_MACHINE, time);
        return CompletableFuture.supplyAsync(() -> timed.fetch(new ImageUri(uri), size, sink, bytes -> {}, stop));
    }

    /** A wait for a fact, which is looked at often, and for a minute if need be. */
    static ConditionFactory soon() {
        return await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(60));
    }

    /** The end of a fetch that was begun, which no machine is too slow for. */
    static FetchResult ended(CompletableFuture<FetchResult> fetch) {
        soon().until(fetch::isDone);
        return fetch.join();
    }

    void awaitBytes(long length) {
        soon().until(() -> sink.length() == length);
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

    /** Checks the result of a bad server: a reason without a secret, no byte beyond the order, and a good download next. */
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
