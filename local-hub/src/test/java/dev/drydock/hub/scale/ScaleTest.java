package dev.drydock.hub.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.hub.HubSettings;
import dev.drydock.hub.LocalHub;
import dev.drydock.hub.sas.SharedAccessKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.PemTrustOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Figures of the hub's speed. The assertions are that it works at all, as machines differ. */
class ScaleTest {
    private static final int DEVICES = 200;
    private static final int WAIT_S = 60;

    private Vertx vertx;
    private LocalHub hub;
    private HttpClient http;
    private double startedMs;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String address = "127." + random.nextInt(1, 255) + "." + random.nextInt(0, 255) + "." + random.nextInt(1, 255);
        long begun = System.nanoTime();
        hub = LocalHub.start(new HubSettings(address, Optional.empty(), 0, 0, folder));
        startedMs = millisSince(begun);
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        http = vertx.createHttpClient(new HttpClientOptions()
                .setSsl(true)
                .setTrustOptions(
                        new PemTrustOptions().addCertPath(hub.authorityFile().toString()))
                .setDefaultHost(address)
                .setDefaultPort(hub.restPort()));
    }

    @AfterEach
    void stop() {
        done(vertx.close());
        hub.close();
    }

    @Test
    void a_hub_starts(TestReporter reporter, @TempDir Path other) throws Exception {
        reporter.publishEntry("first start in this JVM or in an empty folder, ms", round(startedMs));
        long begun = System.nanoTime();
        LocalHub second = LocalHub.start(new HubSettings("127.0.0.1", Optional.empty(), 0, 0, other));
        double warm = millisSince(begun);
        second.close();

        reporter.publishEntry("start of another hub, ms", round(warm));
        assertThat(hub.restPort()).isPositive();
    }

    @Test
    void two_hundred_devices_connect_at_once_and_answer(TestReporter reporter) {
        List<ThinDevice> devices = IntStream.range(0, DEVICES)
                .mapToObj(i -> new ThinDevice(vertx, hub, "dev-" + i))
                .toList();
        long begun = System.nanoTime();
        done(Future.all(devices.stream().map(ThinDevice::connect).toList()));
        double connected = millisSince(begun);

        List<Double> calls = new ArrayList<>();
        begun = System.nanoTime();
        for (int i = 0; i < DEVICES; i++) {
            long sent = System.nanoTime();
            assertThat(done(call("dev-" + i))).isEqualTo("200 {\"status\":200,\"payload\":{\"n\":1}}");
            calls.add(millisSince(sent));
        }
        double oneByOne = millisSince(begun);
        begun = System.nanoTime();
        done(Future.all(
                IntStream.range(0, DEVICES).mapToObj(i -> call("dev-" + i)).toList()));
        double atOnce = millisSince(begun);

        calls.sort(null);
        reporter.publishEntry("200 devices connected at once, ms", round(connected));
        reporter.publishEntry("200 calls one by one, ms", round(oneByOne));
        reporter.publishEntry(
                "one call, median and 95 %, ms",
                round(calls.get(DEVICES / 2)) + ", " + round(calls.get(DEVICES * 95 / 100)));
        reporter.publishEntry("200 calls at once, ms", round(atOnce));
        assertThat(IntStream.range(0, DEVICES).allMatch(i -> hub.isConnected("dev-" + i)))
                .isTrue();
        done(Future.all(devices.stream().map(ThinDevice::disconnect).toList()));
    }

    private Future<String> call(String device) {
        Buffer call = Buffer.buffer("{\"methodName\":\"echo\",\"payload\":{\"n\":1},\"responseTimeoutInSeconds\":30}");
        // All is put together on the event loop: the body of an answer that nobody listens to yet is thrown away.
        return http.request(HttpMethod.POST, "/twins/" + device + "/methods?api-version=2021-04-12")
                .compose(request -> request.putHeader("Authorization", token())
                        .send(call)
                        .compose(response -> response.body().map(body -> response.statusCode() + " " + body)));
    }

    private String token() {
        String text = hub.serviceConnectionString();
        SharedAccessKey key = new SharedAccessKey(text.substring(text.indexOf("SharedAccessKey=") + 16));
        long expiry = Instant.now().getEpochSecond() + WAIT_S;
        String signature = URLEncoder.encode(key.sign(hub.hostName() + "\n" + expiry), StandardCharsets.UTF_8);
        return "SharedAccessSignature sr=" + hub.hostName() + "&sig=" + signature + "&se=" + expiry + "&skn="
                + LocalHub.POLICY;
    }

    private static <T> T done(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(WAIT_S, TimeUnit.SECONDS)
                .join();
    }

    private static double millisSince(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }

    private static String round(double millis) {
        return Long.toString(Math.round(millis));
    }
}
